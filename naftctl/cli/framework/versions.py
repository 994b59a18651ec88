"""Find the framework version that is meant, or say which there are."""

from __future__ import annotations

from naftctl.cli.judge import judge_version
from naftctl.cli.judge import named as named_all
from naftctl.cli.mistakes import Unable, WrongCall, nearest
from naftctl.cli.session import Session, say
from naftctl.cli.tell import tell
from naftctl.diagnostic import Severity
from naftctl.framework.order import family_of, in_order
from naftctl.language import tr
from naftctl.model.framework import Framework


def find_ref(session: Session, named: str | None) -> str:
    """The version that is meant: `r-naft/2026.1`, `2026.1` where one framework has it, or the newest one.

    Raises:
        WrongCall: there is no such version.
    """
    known = in_order(session.reader.workspace.frameworks)
    if not known:
        raise WrongCall(
            tr("this workspace has no framework under frameworks/"), tr("make a workspace with naftctl init")
        )
    if named is None:
        return known[-1]
    if named in known:
        return named
    short = [ref for ref in known if ref.rpartition("/")[2] == named]
    if len(short) == 1:
        return short[0]
    if short:
        raise WrongCall(
            tr("there is more than one framework version `{named}`", named=named),
            tr("choose one of {choices}", choices=", ".join(short)),
        )
    near = nearest(named, known if "/" in named else [ref.rpartition("/")[2] for ref in known])
    raise WrongCall(
        tr("there is no framework version `{named}`{near}", named=named, near=near),
        tr("choose one of {choices}", choices=", ".join(known)),
    )


def find_version(session: Session, named: str | None, *, sound: bool = False) -> Framework:
    """The framework that is meant; where it cannot be used, what is wrong in it is printed.

    A `sound` one has no errors at all; else it is enough that it can be read.

    Raises:
        WrongCall: there is no such version.
        Unable: it cannot be used.
    """
    ref = find_ref(session, named)
    version, said = session.reader.version(ref)
    said = judge_version(version, said) if sound else named_all(said)
    errors = [d for d in said if d.severity is Severity.ERROR]
    if version is None or errors:
        tell(errors, session.lines)
        raise Unable(tr("framework {ref} has errors", ref=ref), tr("correct the framework first"), 1)
    return version.framework


def family(session: Session, ref: str) -> tuple[str, ...]:
    """The versions of the same framework that are here, from old to new."""
    known = session.reader.workspace.frameworks
    return in_order(each for each in known if family_of(each) == family_of(ref))


def before(session: Session, ref: str) -> tuple[Framework, ...]:
    """The earlier versions of the same framework that can be used, the latest first."""
    known = family(session, ref)
    earlier = (session.reader.framework(each) for each in reversed(known[: known.index(ref)]))
    return tuple(framework for framework in earlier if framework is not None)


def between(session: Session, old: str, new: str) -> tuple[Framework, ...]:
    """The versions that are passed on the way from `old` to `new`; one that cannot be used is named."""
    known = family(session, old)
    if new not in known:
        return ()
    start, end = known.index(old), known.index(new)
    passed = known[start + 1 : end] if start < end else known[end + 1 : start][::-1]
    found = {ref: session.reader.framework(ref) for ref in passed}
    for ref in (ref for ref, framework in found.items() if framework is None):
        say(tr("{ref} has errors: what was replaced in it does not count here", ref=ref))
    return tuple(framework for framework in found.values() if framework is not None)
