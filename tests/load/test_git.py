"""What git knows of a folder, and what is said where it knows nothing."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from naftctl.load.git import (
    GitFault,
    Lack,
    ask,
    brought_in,
    changed_since,
    find_revision,
    is_shallow,
    place_in_repository,
    revision,
)


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    days = {"GIT_AUTHOR_DATE": "2026-06-30T12:00:00Z", "GIT_COMMITTER_DATE": "2026-06-30T12:00:00Z"}
    command = ["git", *identity, *arguments]
    subprocess.run(command, cwd=root, check=True, capture_output=True, env=kept | days)


def commit(root: Path, name: str, text: str) -> None:
    """One file, in a commit of its own."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    git(root, "add", ".")
    git(root, "commit", "-m", text)


def sign(root: Path) -> None:
    """Make the last commit one that says it is signed, which git would have checked by a program."""
    head, body = ask(root, "cat-file", "commit", "HEAD").split(b"\n\n", 1)
    signature = b"gpgsig -----BEGIN PGP SIGNATURE-----\n \n eA==\n -----END PGP SIGNATURE-----"
    made = ask(
        root, "hash-object", "-t", "commit", "-w", "--stdin", given=b"\n".join((head, signature, b"", body))
    )
    git(root, "update-ref", "HEAD", made.decode().strip())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with two commits, of which the first has a tag."""
    found = tmp_path / "werkmap"
    found.mkdir()
    git(found, "init")
    commit(found, "a/x.md", "een")
    git(found, "tag", "versie-1")
    commit(found, "a/y.md", "twee")
    return found


def lack(root: Path, named: str = "HEAD") -> tuple[Lack, str, str]:
    with pytest.raises(GitFault) as caught:
        find_revision(root, named)
    return caught.value.lack, caught.value.reason, caught.value.hint


# ── the revision of a folder ─────────────────────────────────────────────────────────────────────────────
def test_a_folder_outside_git_has_no_revision(tmp_path: Path) -> None:
    assert revision(tmp_path, "inspections/a") is None


def test_the_revision_is_the_last_commit_of_the_folder_with_a_sign_for_changes(root: Path) -> None:
    first = revision(root, "a")
    assert first
    commit(root, "elsewhere.md", "drie")
    assert revision(root, "a") == first
    (root / "a" / "x.md").write_text("vier", encoding="utf-8")
    assert revision(root, "a") == first + "+"


def test_a_configuration_in_the_folder_starts_nothing(root: Path) -> None:
    started = root.parent / "started"
    script = root.parent / "hook.sh"
    script.write_text(f"#!/bin/sh\ntouch {started}\n", encoding="utf-8")
    script.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "core.sshCommand", "gpg.program"):
        git(root, "config", key, str(script))
    git(root, "config", "log.showSignature", "true")
    sign(root)
    assert revision(root, "a")
    assert find_revision(root).commit
    assert brought_in(root, "a/y.md")
    assert not started.exists()


def trap(root: Path) -> tuple[str, Path]:
    """A program that gives on what it reads, and the file by which it shows that it was started."""
    script, started = root.parent / "val.sh", root.parent / "gestart"
    script.write_text(f"#!/bin/sh\ntouch {started}\nexec cat\n", "utf-8")
    script.chmod(0o755)
    return str(script), started


def touch(path: Path) -> None:
    """The same bytes at another time, so that git reads them again."""
    os.utime(path, (1, 1))


@pytest.mark.skipif(os.name == "nt", reason="een programma van POSIX")
@pytest.mark.parametrize(
    ("name", "kind", "config", "attributes"),
    [
        ("kwaad", "clean", ".git/config", ".git/info/attributes"),
        ("kwaad", "process", ".git/config", ".gitattributes"),
        ("met.punt", "clean", "eigen", "regels"),
        ("met.punt", "process", "eigen", ".git/info/attributes"),
    ],
)
def test_a_filter_that_the_folder_names_is_not_started(
    root: Path, name: str, kind: str, config: str, attributes: str
) -> None:
    script, started = trap(root)
    git(root, "config", "include.path", "../eigen")
    git(root, "config", "core.attributesFile", str(root / "regels"))
    git(root, "config", "-f", config, f"filter.{name}.{kind}", script)
    git(root, "config", "-f", config, f"filter.{name}.required", "true")
    (root / attributes).write_text(f"a/*.md filter={name}\n", "utf-8")
    touch(root / "a/x.md")
    assert "a/x.md" not in changed_since(root, find_revision(root))
    assert revision(root, "a") == find_revision(root).short
    assert not started.exists()


@pytest.mark.parametrize("name", ["a=b", "é"])
def test_a_filter_that_cannot_be_shut_off_is_refused(root: Path, name: str) -> None:
    script, started = trap(root)
    with (root / ".git/config").open("a", encoding="utf-8") as file:
        file.write(f'[filter "{name}"]\n clean = {script}\n')
    (root / ".gitattributes").write_text(f"* filter={name}\n", "utf-8")
    touch(root / "a/x.md")
    with pytest.raises(GitFault) as caught:
        changed_since(root, find_revision(root))
    assert caught.value.reason == "de configuratie van git noemt een filter dat niet over te slaan is"
    assert caught.value.hint == "haal dat filter uit .git/config"
    assert revision(root, "a") is None
    assert not started.exists()


@pytest.mark.skipif(os.name == "nt", reason="een programma van POSIX")
def test_a_filter_of_a_repository_inside_is_not_started(root: Path) -> None:
    script, started = trap(root)
    inside = root / "a" / "deel"
    inside.mkdir()
    git(inside, "init")
    commit(inside, "z.md", "drie")
    git(root, "add", ".")
    git(root, "commit", "-m", "deel")
    git(inside, "config", "filter.kwaad.clean", script)
    (inside / ".git/info/attributes").write_text("* filter=kwaad\n", "utf-8")
    touch(inside / "z.md")
    assert revision(root, "a")
    assert changed_since(root, find_revision(root)) == ()
    assert not started.exists()


@pytest.mark.skipif(os.name == "nt", reason="een programma van POSIX")
@pytest.mark.parametrize(
    ("remote", "also"),
    [
        ("url = ext::{script}", '[protocol "ext"]\n allow = always'),
        ("url = ::x", "[alias]\n remote- = !{script}"),
        ('url = x\n vcs = ""', "[alias]\n remote- = !{script}"),
        ("url = x\n vcs = eigen", '[alias]\n remote-eigen = !{script}\n[protocol "eigen"]\n allow = always'),
        ("url = {root}\n uploadpack = {script}", '[protocol "file"]\n allow = always'),
        ("url = ssh://host/x", '[core]\n sshCommand = {script}\n[protocol "ssh"]\n allow = always'),
        ("url = git://host/x", '[core]\n gitProxy = {script}\n[protocol "git"]\n allow = always'),
    ],
    ids=["ext", "nameless", "nameless vcs", "vcs", "uploadpack", "ssh", "proxy"],
)
def test_what_is_not_here_is_not_fetched(root: Path, remote: str, also: str) -> None:
    script, started = trap(root)
    blob = ask(root, "rev-parse", "HEAD:a/x.md").decode().strip()
    (root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    text = (
        "[core]\n repositoryformatversion = 1\n[extensions]\n partialClone = origin\n"
        f'[remote "origin"]\n promisor = true\n {remote}\n{also}\n'
    )
    with (root / ".git/config").open("a", encoding="utf-8") as file:
        file.write(text.replace("{script}", script).replace("{root}", str(root)))
    with pytest.raises(GitFault) as caught:
        ask(root, "cat-file", "blob", blob)
    assert caught.value.lack is Lack.ANSWER
    assert lack(root, "1" * 40)[0] is Lack.REVISION
    assert not started.exists()


def test_where_git_looks_does_not_come_from_the_environment(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = find_revision(root).commit
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_INDEX_FILE"):
        monkeypatch.setenv(name, str(root.parent / "elsewhere"))
    assert find_revision(root).commit == expected


# ── a revision by its name ───────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("named", ["versie-1", "HEAD~1", "main~1", "refs/tags/versie-1"])
def test_a_revision_is_found_by_tag_branch_or_step_with_its_day(root: Path, named: str) -> None:
    found = find_revision(root, named)
    assert (found.name, found.day) == (named, date(2026, 6, 30))
    assert find_revision(root, found.short).commit == found.commit == find_revision(root, "HEAD~1").commit


@pytest.mark.parametrize("second", ["-5", "300000000000"])
def test_a_commit_of_no_day_is_a_fault(root: Path, second: str) -> None:
    text = ask(root, "cat-file", "commit", "HEAD").decode()
    head = "\n".join(
        line if not line.startswith("committer") else f"committer a <a@b> {second} +0000"
        for line in text.split("\n")
    )
    made = ask(root, "hash-object", "-t", "commit", "-w", "--literally", "--stdin", given=head.encode())
    git(root, "update-ref", "HEAD", made.decode().strip())
    assert lack(root)[:2] == (Lack.ANSWER, "git kan dit niet lezen")
    with pytest.raises(GitFault):
        brought_in(root, "a/y.md")


def test_an_unknown_revision_is_named_with_the_nearest_branch_or_tag(root: Path) -> None:
    assert lack(root, "versie-2") == (
        Lack.REVISION,
        "revisie `versie-2` is er niet; bedoelde u `versie-1`?",
        "noem een tak, een tag of een commit van git log",
    )
    assert lack(root, "qqqq")[1] == "revisie `qqqq` is er niet"


def test_a_branch_that_is_only_at_the_origin_is_suggested(root: Path, tmp_path: Path) -> None:
    git(root, "branch", "nazicht")
    git(tmp_path, "clone", str(root), "kloon")
    assert lack(tmp_path / "kloon", "nazicht")[1].endswith("bedoelde u `origin/nazicht`?")


@pytest.mark.parametrize(
    "named",
    ["", "-h", "--all", "--output=x", "a\nb", "a\0b", "HEAD..main", "HEAD:a", "x" * 300, "HEAD^{tree}"],
)
def test_what_is_no_commit_is_an_unknown_revision(root: Path, named: str) -> None:
    assert lack(root, named)[0] is Lack.REVISION
    assert sorted(path.name for path in root.iterdir()) == [".git", "a"]


def test_a_folder_without_git_says_so(tmp_path: Path) -> None:
    assert lack(tmp_path)[:2] == (Lack.REPOSITORY, "deze werkmap staat niet onder git")


def test_a_computer_without_git_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    assert lack(root)[:2] == (Lack.PROGRAM, "git is er niet")
    assert revision(root, "a") is None


def test_a_repository_without_a_commit_says_so(tmp_path: Path) -> None:
    git(tmp_path, "init")
    assert lack(tmp_path)[:2] == (Lack.HISTORY, "deze repository heeft nog geen enkele commit")
    assert brought_in(tmp_path, "x.md") is None


def test_a_shallow_clone_says_that_its_history_is_cut_off(root: Path, tmp_path: Path) -> None:
    old = find_revision(root, "versie-1").commit
    git(tmp_path, "clone", "--depth", "1", "--no-tags", root.as_uri(), "kloon")
    clone = tmp_path / "kloon"
    assert is_shallow(clone)
    assert not is_shallow(root)
    found, reason, hint = lack(clone, old)
    assert found is Lack.HISTORY
    assert reason.endswith("deze kloon heeft niet de hele geschiedenis (shallow)")
    assert hint == "haal de rest op met git fetch --unshallow"


# ── which commit brought a file in ───────────────────────────────────────────────────────────────────────
def test_the_commit_that_brought_a_file_in_is_not_the_one_that_changed_it(root: Path) -> None:
    added = find_revision(root)
    commit(root, "a/y.md", "drie")
    found = brought_in(root, "a/y.md")
    assert found
    assert found.commit == added.commit
    assert brought_in(root, "a/nooit.md") is None


def test_a_name_that_git_would_read_as_a_pattern_is_a_name(root: Path) -> None:
    assert brought_in(root, "a/*.md") is None
    assert revision(root, "[a]") is None


def test_the_oldest_commit_of_a_shallow_clone_brought_in_nothing(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--depth", "1", root.as_uri(), "kloon")
    assert brought_in(tmp_path / "kloon", "a/x.md") is None


def test_what_git_cannot_answer_is_a_fault_and_no_empty_answer(root: Path) -> None:
    with pytest.raises(GitFault) as caught:
        ask(root, "cat-file", "blob", "0" * 40)
    assert caught.value.lack is Lack.ANSWER


# ── what changed ─────────────────────────────────────────────────────────────────────────────────────────
def test_what_changed_is_edited_new_staged_renamed_or_gone(root: Path) -> None:
    head = find_revision(root)
    assert changed_since(root, head) == ()
    (root / "a/x.md").write_text("anders", "utf-8")
    (root / "a/y.md").rename(root / "a/één, twee.md")
    (root / "b").mkdir()
    (root / "b/z.md").write_text("nieuw", "utf-8")
    git(root, "add", "b")
    assert changed_since(root, head) == ("a/x.md", "a/y.md", "a/één, twee.md", "b/z.md")


def test_what_changed_is_held_against_the_revision_and_leaves_out_what_git_ignores(root: Path) -> None:
    commit(root, ".gitignore", "output/\n")
    (root / "output").mkdir()
    (root / "output/verslag.pdf").write_bytes(b"x")
    assert changed_since(root, find_revision(root)) == ()
    assert changed_since(root, find_revision(root, "versie-1")) == (".gitignore", "a/y.md")


def test_a_workspace_in_a_folder_of_the_repository_hears_of_its_own_files_only(root: Path) -> None:
    (root / "a/x.md").write_text("anders", "utf-8")
    (root / "c.md").write_text("nieuw", "utf-8")
    assert changed_since(root / "a", find_revision(root / "a")) == ("x.md",)
    assert place_in_repository(root / "a") == "a/"
    assert place_in_repository(root) == ""


def test_outside_git_a_workspace_is_the_top(tmp_path: Path) -> None:
    assert place_in_repository(tmp_path) == ""


def test_no_program_of_the_configuration_is_started_to_see_what_changed(root: Path) -> None:
    head = find_revision(root)
    script, started = trap(root)
    for key in ("core.fsmonitor", "diff.external", "diff.md.textconv", "diff.md.command", "core.pager"):
        git(root, "config", key, script)
    started.unlink(missing_ok=True)
    (root / ".gitattributes").write_text("*.md diff=md\n", "utf-8")
    (root / "a/x.md").write_text("anders", "utf-8")
    assert changed_since(root, head) == (".gitattributes", "a/x.md")
    assert not started.exists()
