"""The program `naftctl`."""

from __future__ import annotations

import gc
import os
import sys
from types import TracebackType

from naftctl import __version__


def main() -> None:
    """Carry out the call on the command line and end with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A console with an old code page cannot print every character of a report.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"naftctl {__version__}\n")
        return
    if "_NAFTCTL_COMPLETE" in os.environ:
        from naftctl.cli.completing.answer import complete  # noqa: PLC0415  (asked at every Tab: nothing else)

        sys.stdout.write(complete(sys.argv[1:]))
        return
    sys.excepthook = _report_bug
    # Values are made by the thousand and kept: looking for garbage as often as usual is wasted time.
    gc.set_threshold(200_000, 50, 50)
    try:
        from naftctl.cli.program import run  # noqa: PLC0415  (the version is told without Typer)

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    finally:
        gc.freeze()  # what is left goes with the process: looking for garbage in it takes a tenth of a call
    sys.exit(code)


def _report_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    from naftctl.language import tr  # noqa: PLC0415  (the version is told without it)

    sys.stderr.write(tr("This is a fault in naftctl itself. Report it, with the lines below.\n\n"))
    sys.__excepthook__(kind, error, trace)


if __name__ == "__main__":
    if not sys.flags.safe_path:  # the folder stood in is first, and may be one under check
        del sys.path[0]
    main()
