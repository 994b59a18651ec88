"""Documents that somebody changed or made are never written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from naftctl.cli.keeping import RECORD, put_documents
from naftctl.files import NotWritten
from tests.cli.conftest import Call
from tests.conftest import EXAMPLE

DRAFT = f"{EXAMPLE}-internal.md"


def report(call: Call, *more: str) -> int:
    return call("report", EXAMPLE, "--edition", "internal", "--format", "md", *more).code


def test_a_document_is_made_anew_over_the_last_one(call: Call, inspection: Path) -> None:
    assert report(call) == 0
    first = (inspection / "output" / DRAFT).read_bytes()
    (inspection / "summary.md").write_text(
        (inspection / "summary.md").read_text("utf-8") + "\nNieuw.\n", "utf-8"
    )
    assert report(call) == 0
    assert b"Nieuw." in (inspection / "output" / DRAFT).read_bytes() != first


def test_a_document_in_which_somebody_typed_stays_as_it_is(call: Call, inspection: Path) -> None:
    assert report(call) == 0
    path = inspection / "output" / DRAFT
    path.write_text("wat het team erin typte\n", "utf-8")
    called = call("report", EXAMPLE, "--edition", "internal", "--format", "md,html")
    assert called.code == 3
    assert f"`output/{DRAFT}` is niet door naftctl gemaakt, of is daarna gewijzigd" in called.err
    assert "kies een andere map met --output" in called.err
    assert path.read_text("utf-8") == "wat het team erin typte\n"
    assert sorted(each.name for each in path.parent.iterdir()) == [RECORD, DRAFT]
    path.rename(path.with_name("van het team.md"))
    assert report(call) == 0


def test_in_a_folder_of_somebody_nothing_of_theirs_is_written_over(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "bureaublad"
    folder.mkdir()
    (folder / DRAFT).write_text("eigen tekst\n", "utf-8")
    assert report(call, "--output", str(folder)) == 3
    assert (folder / DRAFT).read_text("utf-8") == "eigen tekst\n"
    (folder / DRAFT).unlink()
    assert report(call, "--output", str(folder)) == 0
    assert report(call, "--output", str(folder)) == 0


def test_the_record_tells_names_and_digests_and_nothing_else(tmp_path: Path) -> None:
    put_documents(tmp_path, {"output/a.md": b"een"}, "output/")
    put_documents(tmp_path, {"output/b.md": b"twee"}, "output/")
    told = json.loads((tmp_path / "output" / RECORD).read_bytes())
    assert sorted(told) == ["output/a.md", "output/b.md"]
    assert {len(digest) for digest in told.values()} == {64}


@pytest.mark.parametrize("record", [b"", b"[]", b"{", b"\xff", b"[" * 100_000])
def test_without_a_record_that_can_be_read_only_what_is_the_same_may_be_there(
    tmp_path: Path, record: bytes
) -> None:
    put_documents(tmp_path, {"a.md": b"een"})
    (tmp_path / RECORD).write_bytes(record)
    with pytest.raises(NotWritten):
        put_documents(tmp_path, {"a.md": b"twee"})
    assert (tmp_path / "a.md").read_bytes() == b"een"
    put_documents(tmp_path, {"a.md": b"een"})
    put_documents(tmp_path, {"a.md": b"twee"})
    assert (tmp_path / "a.md").read_bytes() == b"twee"


def test_what_is_no_file_is_nobodys_document(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    with pytest.raises(NotWritten):
        put_documents(tmp_path, {"a.md": b"een", "b.md": b"twee"})
    assert not (tmp_path / "b.md").exists()
