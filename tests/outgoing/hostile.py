"""The worked example with something hostile in every field, and whoever listens for it."""

from __future__ import annotations

import io
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from msgspec import Struct, field
from PIL import Image

from tests.conftest import EXAMPLE, ROOT, TODAY
from tests.reacting import example_files
from tests.sealing import as_sealed

USER = "hexenmeester"
"""The name of the user, of the home folder and of the author in git: in no document."""
CODE = (
    '=hyperlink("{away}/x") {{{{7*7}}}} <% x %> ${{7*7}} #read("/etc/passwd") \\input{{/etc/passwd}}'
    ";=1+1,=1+1,+1, @x"
)
MARKUP = "<script src={away}/s.js>alert(1)</script> <img src={away}/i.png onerror=x> ]]> &xxe; javascript:x."
TYPED = f"{CODE} {MARKUP}"
"""What stands in a value, which is plain words."""
_ESCAPED = re.compile(r"([\\<#*_\[\]`])")
_LABEL = re.compile(r"(?m)^(- [VSOTGR]\d+\. )")
_FOLDED = re.compile(r"(?m)^((\s*)(?:note|text|motive|shortcoming|divergence): >-\n)(\s+)")
_PLAIN = re.compile(r"(?m)^(\s*(?:- )?(?:title|name|municipality|legal_form): )(?!null)\"?([^\"\n]+?)\"?$")


class Listener(Struct):
    """A port on this computer, and what connected to it."""

    address: str
    heard: list[bytes] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Listener]:
    """A server that keeps whatever is asked of it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        found = Listener(f"http://127.0.0.1:{server.getsockname()[1]}")

        def take() -> None:
            while True:
                try:
                    taken, _ = server.accept()
                except OSError:
                    return
                with taken:
                    taken.settimeout(2)
                    try:
                        found.heard.append(taken.recv(4096))
                    except OSError:
                        found.heard.append(b"")

        Thread(target=take, daemon=True).start()
        yield found
        server.shutdown(socket.SHUT_RDWR)


def value(away: str, was: str) -> str:
    """The hostile value before what was there, as YAML between quotes."""
    words = f"{TYPED.format(away=away)} {was}".strip().replace("'", "''")
    return f"'{words}'"


def prose(away: str) -> str:
    """The same in a text, where raw HTML is refused: as words, and with links."""
    words = _ESCAPED.sub(r"\\\1", TYPED.format(away=away))
    return f"{words} [klik]({away}/klik) <{away}/auto>. "


def poisoned(files: Mapping[str, str], away: str) -> dict[str, str]:
    """The files of an inspection with hostile values and texts."""
    found = {}
    for name, text in files.items():
        front, mark, body = text.partition("\n---\n") if name.endswith(".md") else (text, "", "")
        if name.endswith(".md") and not mark:
            front, body = "", text
        front = _PLAIN.sub(lambda m: f"{m[1]}{value(away, m[2])}", front)
        front = _FOLDED.sub(lambda m: f"{m[1]}{m[3]}{TYPED.format(away=away)}\n{m[3]}", front)
        found[name] = front + mark + _LABEL.sub(lambda m: m[1] + prose(away), body)
    found["summary.md"] += f"\n{prose(away)}\n"
    return found


def workspace(root: Path, away: str) -> Path:
    """A workspace with the worked example, poisoned and sealed again, in a repository of git."""
    shutil.copytree(ROOT / "frameworks", root / "frameworks")
    shutil.copytree(ROOT / "templates", root / "templates")
    house = (ROOT / "naftctl.yaml").read_text("utf-8")
    (root / "naftctl.yaml").write_text(
        re.sub(r"(?m)^(    address: )null", lambda m: f"{m[1]}{value(away, '')}", house), "utf-8"
    )
    (root / "history.yaml").write_text((ROOT / "history.yaml").read_text("utf-8"), "utf-8")
    folder = root / "inspections" / EXAMPLE
    files = as_sealed(poisoned(example_files("seals/"), away), "draft", "final")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="\n")
    (folder / "evidence" / "plan.jpg").write_bytes(picture())
    with (folder / "summary.md").open("a", encoding="utf-8") as summary:
        summary.write('\n![Een plan](evidence/plan.jpg "=1+1")\n')
    _in_git(root)
    return root


def picture() -> bytes:
    """A photograph that says where and by whom it was taken."""
    image = Image.new("RGB", (200, 120), "white")
    exif = image.getexif()
    exif[0x013B], exif[0x010E] = USER, f"thuis bij {USER}"
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=USER.encode())
    return out.getvalue()


def environment(root: Path) -> dict[str, str]:
    """That of a user whose name and home may stand nowhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NAFTCTL_")}
    who = dict.fromkeys(("USER", "USERNAME", "LOGNAME"), USER)
    home = root.parent / USER
    home.mkdir(exist_ok=True)
    return kept | who | {"HOME": str(home), "NAFTCTL_TODAY": str(TODAY), "PYTHONPATH": str(ROOT)}


def naftctl(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program in the workspace `root`."""
    return subprocess.run(
        [sys.executable, "-m", "naftctl", *arguments],
        cwd=root,
        env=environment(root),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _in_git(root: Path) -> None:
    who = ("-c", f"user.name={USER}", "-c", f"user.email={USER}@voorbeeld.be", "-c", "commit.gpgsign=false")
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "alles")):
        subprocess.run(["git", *who, *command], cwd=root, check=True, env=environment(root))
