"""N250 and N252: is a version that is in use still what it was?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.framework.entries import expectation_lists, folder_names, refused
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import count, day
from naftctl.diagnostic import Label, Severity
from naftctl.framework.pin import changed
from naftctl.language import tr
from naftctl.model.framework import Framework
from naftctl.model.owned import Pin
from naftctl.model.version import Version
from naftctl.source import Span

_FILE = "digest.yaml"
_HINT = tr("put back the text of that time, or make a new version")


@rule("N250")
def version_changed(version: Version) -> Iterator[Problem]:
    """A framework version that an inspection pins no longer changes.

    Why: an inspection is read and judged for ever by the version of that time.
    Fix: put the text back as it was, and make the change in a new version.
    """
    pin = version.pin
    if pin is None:
        return
    ref = "/".join(folder_names(version))
    if pin.framework != ref:
        message = tr(
            "this is the pin of `{framework}`, not of `{ref}`", framework=pin.framework[:40], ref=ref
        )
        hint = tr("remove {file} and pin the version again: naftctl framework pin {ref}", file=_FILE, ref=ref)
        yield Problem(pin.where("framework"), message, hint)
        return
    for name in _others(version, pin):
        if name == "digest":
            message = tr("{file} itself has changed: the parts and the `digest` do not match", file=_FILE)
            yield Problem(pin.where("digest"), message, tr("put {file} back as it was", file=_FILE))
        else:
            yield _change(version, pin, name)


@rule("N252", severity=Severity.WARNING)
def version_unpinned(version: Version) -> Iterator[Problem]:
    """A framework version that an inspection follows is pinned in digest.yaml.

    Why: only then does it show when somebody changes the version later.
    Fix: pin the version with `naftctl framework pin` and keep digest.yaml with the framework.
    """
    if version.users and version.pin is None and _FILE not in version.unread:
        number = len(version.users)
        some = count(number, tr("inspection follows"), tr("inspections follow"))
        message = tr("{some} this version and {file} is missing", some=some, file=_FILE)
        hint = tr("pin the version: naftctl framework pin {ref}", ref=version.framework.ref)
        yield Problem(version.file(_FILE), message, hint)


def _others(version: Version, pin: Pin) -> tuple[str, ...]:
    """The parts that changed, without those of which something is said elsewhere or that only follow."""
    found = changed(version.framework, pin)
    silent = set(version.unread)
    # A name that is not that of the folder is a problem of its own.
    names = zip(("id", "version"), folder_names(version), strict=True)
    silent |= {key for key, name in names if getattr(version.framework, key) != name}
    # An expectation that came or went changes its rubric too.
    expectations = set(version.framework.expectations)
    came = {name for name in found if name in expectations and name not in pin.parts}
    went = {name for name in found if _kind(version.framework, name) == "rubrics"} - expectations
    silent |= {"rubrics"} if came or went else set()
    return tuple(name for name in found if name not in silent)


def _change(version: Version, pin: Pin, name: str) -> Problem:
    place, line = _place(version, name), pin.where("parts", name)
    if name not in pin.parts:
        what, line = tr("has been added"), pin.where("pinned")
    else:
        what = tr("has changed") if place else tr("has been removed")
    return Problem(
        place or _old_place(version, name),
        tr("`{name}` {what} since this version was pinned", name=name, what=what),
        _HINT if name in pin.parts else tr("remove this, or make a new version"),
        related=(Label(line, tr("pinned on {pinned}", pinned=day(pin.pinned))),),
        source=_source(version.framework, name),
    )


def _source(framework: Framework, name: str) -> Span | None:
    """Where the reader left something out of the list in which a part is or was."""
    if _key(name) and name != "rubrics":
        return refused((framework, name))
    if name in framework.expectations or _kind(framework, name) == "scales":
        return None
    return refused(*expectation_lists(framework))


def _place(version: Version, name: str) -> Span | None:
    """The place of a part, or nothing where it is gone."""
    framework = version.framework
    if _key(name):
        return framework.where_key(name)
    entry = framework.expectations.get(name) or next((s for s in framework.scales if s.id == name), None)
    return entry.where("id") if entry else None


def _old_place(version: Version, name: str) -> Span:
    """Where a part that is gone would stand."""
    if _kind(version.framework, name) == "rubrics":
        return version.framework.where_key("rubrics")
    return version.file(f"scales/{name}.yaml")


def _kind(framework: Framework, name: str) -> str:
    """The list that a part is or was in, as far as its name tells; "" for a key."""
    if _key(name):
        return ""
    beginning = name.rpartition("-")[0]
    return "rubrics" if any(e.startswith(f"{beginning}-") for e in framework.expectations) else "scales"


def _key(name: str) -> bool:
    return name in Framework.model_fields
