"""Images that texts show: which bytes are one that can be printed, and what is said of the others."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image

from naftctl.load.dossier import Loaded, read_dossier
from naftctl.load.images import MAX_BYTES, BadImage, judge_image
from naftctl.load.tree import DiskTree, MemoryTree
from naftctl.load.workspace import WorkspaceReader
from tests.conftest import EXAMPLE, ROOT, TODAY

LABEL = f"inspections/{EXAMPLE}"
READER = WorkspaceReader(ROOT)
SUMMARY = (ROOT / LABEL / "summary.md").read_text("utf-8")
LINE = SUMMARY.count("\n") + 2


def picture(form: str = "PNG", size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#0a3d5c").save(out, form, **options)
    return out.getvalue()


def moving() -> bytes:
    out = io.BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


def vast(width: int, height: int) -> bytes:
    """A PNG that says it is large and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


def load(target: str, files: dict[str, bytes]) -> Loaded:
    text = f"{SUMMARY}\n![Een plan met lokalen]({target})\n"
    tree = MemoryTree({"summary.md": text, **files}, LABEL, DiskTree(ROOT / LABEL, LABEL))
    return read_dossier(tree, TODAY, READER.framework, READER.house, READER.letters)


def said(loaded: Loaded) -> list[tuple[str, int]]:
    return [(d.code, d.span.line) for d in loaded.diagnostics]


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_an_image_is_read_once_and_kept_in_the_dossier(form: str) -> None:
    data = picture(form)
    loaded = load("evidence/plan.png", {"evidence/plan.png": data})
    assert said(loaded) == []
    assert loaded.dossier is not None
    assert loaded.dossier.pictures == {"evidence/plan.png": data}


def test_an_image_beside_its_text_has_a_place_there() -> None:
    assert said(load("plan.png", {"plan.png": picture()})) == []


def test_an_image_beside_a_text_that_nothing_shows_has_none() -> None:
    files = {"los.png": b"never opened", "plan.png": picture()}
    assert said(load("plan.png", files)) == [("N121", 0)]


def test_an_attachment_that_no_text_shows_is_never_opened() -> None:
    class Watched(MemoryTree):
        def read(self, name: str, limit: int = 0) -> bytes:
            assert not name.endswith(".png")
            return super().read(name, limit or MAX_BYTES)

    tree = Watched({"evidence/plan.png": b"x"}, LABEL, DiskTree(ROOT / LABEL, LABEL))
    assert read_dossier(tree, TODAY, READER.framework).dossier is not None


BAD = {
    "no image": (b"just words", "N131"),
    "empty": (b"", "N131"),
    "gif": (picture("GIF"), "N131"),
    "webp": (b"RIFF\0\0\0\0WEBP", "N131"),
    "heic": (b"\0\0\0\x18ftypheic", "N131"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "N131"),
    "cut off": (picture()[:-30], "N131"),
    "cut off photo": (picture("JPEG")[:-30], "N131"),
    "changed": (picture().replace(b"IDAT", b"iDAT"), "N131"),
    "moving": (moving(), "N131"),
    "too many pixels": (vast(8000, 6000), "N131"),
    "no pixels": (vast(0, 10), "N131"),
    "too large": (picture() + bytes(MAX_BYTES), "N131"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_printed_is_said_at_the_text_that_shows_it(name: str) -> None:
    data, code = BAD[name]
    loaded = load("evidence/plan.png", {"evidence/plan.png": data})
    assert said(loaded) == [(code, LINE)]
    (found,) = loaded.diagnostics
    assert found.message.startswith("afbeelding evidence/plan.png: ")
    assert found.hint


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("evidence/weg.png", "N129"),
        ("evidence", "N129"),
        ("../buiten.png", "N130"),
        ("/etc/passwd", "N130"),
        ("https://example.org/plan.png", "N130"),
        ("data:image/png;base64,AAAA", "N130"),
    ],
)
def test_what_is_not_there_or_elsewhere_is_said(target: str, code: str) -> None:
    assert said(load(target, {})) == [(code, LINE)]


def test_another_way_to_write_the_name_is_proposed() -> None:
    (found,) = load("evidence/Plan.PNG", {"evidence/plan.png": picture()}).diagnostics
    assert found.hint == "bedoelde u evidence/plan.png?"


def test_a_link_in_the_place_of_an_image_is_said_once(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("making a link needs a right on Windows")
    for name in DiskTree(ROOT / LABEL, LABEL).names():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / LABEL / name).read_bytes())
    (tmp_path / "summary.md").write_text(f"{SUMMARY}\n![Een plan](evidence/plan.png)\n", "utf-8")
    outside = tmp_path.parent / "buiten.png"
    outside.write_bytes(picture())
    (tmp_path / "evidence/plan.png").symlink_to(outside)
    loaded = read_dossier(DiskTree(tmp_path, LABEL), TODAY, READER.framework)
    assert said(loaded) == [("N101", 0)]
    assert loaded.dossier is not None
    assert not loaded.dossier.pictures


def test_any_bytes_are_judged_without_a_crash() -> None:
    whole = picture("JPEG")
    for end in range(len(whole)):
        judged(whole[:end])
        judged(whole[:end] + b"\xff\xd9")
    for at in range(len(picture())):
        judged(picture()[:at] + b"\xff" + picture()[at + 1 :])


def judged(data: bytes) -> str:
    try:
        judge_image(data)
    except BadImage as fault:
        return str(fault)
    return ""
