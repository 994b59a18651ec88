"""The child process in which Typst runs: compiles its working folder and says what went wrong, as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typst


def main() -> None:
    """Compile `job["main"]` in the working folder to `out.pdf`; write its errors and warnings, or `[]`."""
    job = json.load(sys.stdin)
    root = Path.cwd()
    found: list[typst.TypstError | typst.TypstWarning] = []
    try:
        pdf, warnings = typst.compile_with_warnings(
            root / job["main"],
            root=root,
            font_paths=[job["fonts"]],
            ignore_system_fonts=True,
            pdf_standards=job["standards"],
            timestamp=job["epoch"],
        )
        found += warnings
    except typst.TypstError as error:
        found.append(error)
    if not found:
        (root / "out.pdf").write_bytes(pdf)
    problems = [{"message": problem.message, "diagnostic": problem.diagnostic} for problem in found]
    json.dump(problems, sys.stdout)


if __name__ == "__main__":
    main()
