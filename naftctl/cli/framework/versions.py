"""Find the framework version that is meant, or say which there are."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

from naftctl.cli.judge import judge_version
from naftctl.cli.mistakes import Unable, WrongCall, nearest
from naftctl.cli.session import Session, put
from naftctl.diagnostic import Severity
from naftctl.model.framework import Framework
from naftctl.show.diagnostics import full, summary
from naftctl.show.words import paint_for


def find_ref(session: Session, named: str | None) -> str:
    """The version that is meant: `r-naft/2026.1`, `2026.1` where one framework has it, or the newest one.

    Raises:
        WrongCall: there is no such version.
    """
    known = in_order(session.reader.workspace.frameworks)
    if not known:
        raise WrongCall(
            "deze werkmap heeft geen kader onder frameworks/", "maak een werkmap met naftctl init"
        )
    if named is None:
        return known[-1]
    if named in known:
        return named
    short = [ref for ref in known if ref.rpartition("/")[2] == named]
    if len(short) == 1:
        return short[0]
    if short:
        raise WrongCall(f"kaderversie `{named}` is er meer dan eens", f"kies een van {', '.join(short)}")
    near = nearest(named, known if "/" in named else [ref.rpartition("/")[2] for ref in known])
    raise WrongCall(f"kaderversie `{named}` is er niet{near}", f"kies een van {', '.join(known)}")


def find_version(session: Session, named: str | None) -> Framework:
    """The framework that is meant; where it cannot be used, what is wrong in it is printed.

    Raises:
        WrongCall: there is no such version.
        Unable: it cannot be used.
    """
    ref = find_ref(session, named)
    framework = session.reader.framework(ref)
    if framework is None:
        said = judge_version(*session.reader.version(ref))
        errors = [d for d in said if d.severity is Severity.ERROR]
        put("\n".join(full(errors, session.lines, paint_for(terminal=sys.stdout.isatty()))))
        put(summary(errors, len({d.span.path for d in errors})))
        raise Unable(f"kader {ref} bevat fouten", "verbeter eerst het kader", 1)
    return framework


def in_order(refs: Iterable[str]) -> list[str]:
    """The versions from old to new: 2026.10 comes after 2026.9."""
    return sorted(refs, key=_key)


def before(session: Session, ref: str) -> tuple[Framework, ...]:
    """The earlier versions of the same framework that can be used, the latest first."""
    family = ref.rpartition("/")[0]
    known = [
        each for each in in_order(session.reader.workspace.frameworks) if each.rpartition("/")[0] == family
    ]
    earlier = (session.reader.framework(each) for each in reversed(known[: known.index(ref)]))
    return tuple(framework for framework in earlier if framework is not None)


def _key(ref: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|\D+", ref))
