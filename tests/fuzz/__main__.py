"""Fuzz one target for some minutes; ends with 0 where nothing was found.

`python -m tests.fuzz reader --minutes 10 --keep FOLDER` keeps the corpus and, as `crash-…`, each finding.
With atheris (Google, Apache-2.0) inputs follow what they reach; without it, or with `--blind`, they do not.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

_NAMES = ("reader", "prose", "docx")
_PIECES = (
    b"\n", b"---\n", b"\n---\n", b"- ", b": ", b"[", b"]", b"{", b"}", b'"', b"'", b"|", b">", b"&a", b"*a",
    b"!!", b"<<: ", b"%YAML 1.1\n", b"#", b"\0", b"\r", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xff", b"\t",
    b"## ", b"[@G02]", b"[^1]", b"[^1]: ", b":::", b"]{.internal}", b"`", b"```\n", b"<", b"![a](b)", b"\\",
    b"<w:p>", b"</w:p>", b"<w:ins>", b"<!DOCTYPE x>", b"\xf0\x9f\x91\x8d", b"e\xcc\x81",
)  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=_NAMES)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--keep", type=Path, help="a folder for the corpus and for findings")
    parser.add_argument("--blind", action="store_true", help="mutate without looking at what is reached")
    asked = parser.parse_args(arguments)
    kept = asked.keep or Path(tempfile.mkdtemp(prefix=f"fuzz-{asked.target}-"))
    kept.mkdir(parents=True, exist_ok=True)
    sys.stdout.write(f"corpus and findings in {kept}\n")
    sys.stdout.flush()
    if not asked.blind and _has_atheris():
        return _guided(asked.target, asked.minutes, kept)
    target = importlib.import_module(f"tests.fuzz.{asked.target}")
    return blind(target.one, list(target.seeds()), target.LONGEST, asked.minutes * 60, kept)


def _has_atheris() -> bool:
    try:
        importlib.import_module("atheris")
    except ImportError:
        return False
    return True


def _guided(name: str, minutes: float, kept: Path) -> int:
    """Let libFuzzer lead, which ends this process itself: 0, or 77 at a finding."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["naftctl"]):
        target: ModuleType = importlib.import_module(f"tests.fuzz.{name}")
    _put(kept, target.seeds())
    options = [
        f"-max_total_time={max(1, int(minutes * 60))}",
        f"-max_len={target.LONGEST}",
        "-timeout=20",
        "-rss_limit_mb=1500",
        f"-artifact_prefix={kept}/",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, str(kept)], target.one)
    atheris.Fuzz()
    return 0


def _put(kept: Path, seeds: object) -> None:
    for data in seeds:  # type: ignore[attr-defined]
        (kept / hashlib.sha1(data, usedforsecurity=False).hexdigest()).write_bytes(data)


def blind(
    one: Callable[[bytes], None], seeds: list[bytes], longest: int, seconds: float, kept: Path, seed: int = 1
) -> int:
    """Mutate the seeds and feed them to `one`; gives 77 at the first finding, which is kept."""
    chance, until, runs = random.Random(seed), time.monotonic() + seconds, 0
    while time.monotonic() < until:
        data = mutated(chance, seeds)[:longest]
        try:
            one(data)
        except BaseException:
            found = kept / f"crash-{hashlib.sha1(data, usedforsecurity=False).hexdigest()}"
            found.write_bytes(data)
            sys.stdout.write(f"found after {runs} runs: {found}\n")
            raise
        runs += 1
    sys.stdout.write(f"{runs} runs, nothing found\n")
    return 0


def mutated(chance: random.Random, seeds: list[bytes]) -> bytes:
    """One of the seeds with some changes."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
        at = chance.randrange(len(data) + 1)
        length = min(chance.choice((0, 1, 1, 2, 5, 40, 400)), len(data) - at)
        how = chance.randrange(5)
        if how == 0:
            data[at : at + length] = b""
        elif how == 1:
            data[at:at] = chance.choice(_PIECES) * chance.choice((1, 1, 1, 2, 30, 300))
        elif how == 2:
            data[at : at + length] = chance.randbytes(length)
        elif how == 3:
            there = chance.randrange(len(data) + 1)
            data[there:there] = data[at : at + length]
        else:
            other = chance.choice(seeds)
            start = chance.randrange(len(other) + 1)
            data[at : at + length] = other[start : start + chance.choice((1, 10, 100))]
    return bytes(data)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
