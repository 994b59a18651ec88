"""The files of a fictitious sector, sealed as the program seals."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from naftctl import __version__
from naftctl.cli.mistakes import WrongCall
from naftctl.cli.progress import progress
from naftctl.cli.share import share
from naftctl.fiction import Made, Plan, sector
from naftctl.framework.pin import pin_of, pin_text
from naftctl.language import tr
from naftctl.load.dossier import read_dossier
from naftctl.load.framework import PIN
from naftctl.load.tree import MemoryTree
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.framework import Framework
from naftctl.model.owned import SealKind
from naftctl.seal import FILES, Versions, seal_of, seal_text
from naftctl.show.focus_file import focus_text, ranking_of
from naftctl.show.words import long_day

_ABOUT = """
## Een verzonnen sector

Alle inspecties in deze map zijn verzonnen: de aanbieders, wat er vastgesteld is, en ook de jaren. Zo werkten
de inspecties toen niet, en de kaders die ze noemen, bestonden toen niet. Dezelfde map krijgt u opnieuw met
`naftctl demo MAP --sector --seed {seed}`.
"""
_README = "README.md"
_LARGEST = 2**63


def plan_of(seed: int | None) -> Plan:
    """The sector that `demo` makes, with the seed that a user gave."""
    if seed is not None and not 0 <= seed < _LARGEST:
        raise WrongCall(
            tr("--seed: {seed} is not possible", seed=seed), tr("choose a whole number from 0 on")
        )
    return Plan() if seed is None else Plan(seed=seed)


def told(plan: Plan) -> str:
    """What was made, in a sentence."""
    years = tr(
        "from {first}-{first_end} to {last}-{last_end}",
        first=plan.first_year,
        first_end=plan.first_year + 1,
        last=plan.today.year - 1,
        last_end=plan.today.year,
    )
    return tr(
        "Everything is invented: {providers} providers and {number} school years, {period}, "
        "as seen on {today}.",
        providers=plan.providers,
        number=plan.years,
        period=years,
        today=long_day(plan.today),
    )


def steps(plan: Plan, today: date) -> tuple[str, ...]:
    """What to try in it; before the day on which it is looked at, its dates lie in the future."""
    day = f" --today {plan.today}" if today < plan.today else ""
    year = f"{plan.today.year - 2}-{plan.today.year - 1}"
    return (f"naftctl check{day}", f"naftctl overview {year}{day}", f"naftctl followup{day}")


def demo_files(plan: Plan, workspace: Mapping[str, bytes]) -> dict[str, bytes]:
    """The inspections of a sector, what pins their frameworks, and a word about it in the README."""
    frameworks, files = versions(plan)
    made = tuple(sector(plan, frameworks))
    with progress(tr("making the sector"), len(made)) as bar:
        for each in made:
            files |= _files(plan, each)
            bar.advance()
    readme = workspace.get(_README, b"").decode()
    return files | {_README: (readme + _ABOUT.format(seed=plan.seed)).encode()}


def versions(plan: Plan) -> tuple[tuple[Framework, ...], dict[str, bytes]]:
    """The versions of the framework that a sector follows, and the files that pin them where none do yet."""
    reader = WorkspaceReader(share())
    known = (reader.framework(ref) for ref in reader.workspace.frameworks)
    frameworks = tuple(framework for framework in known if framework)[-2:]
    pins = {f.ref: pin_text(pin_of(f, plan.renewed)) for f in frameworks if not _pinned(reader, f)}
    return frameworks, {f"frameworks/{ref}/{PIN}": text.encode() for ref, text in pins.items()}


def _pinned(reader: WorkspaceReader, framework: Framework) -> bool:
    version, _ = reader.version(framework.ref)
    return version is not None and version.pin is not None


def sector_files(plan: Plan, frameworks: Sequence[Framework]) -> Iterator[tuple[str, dict[str, bytes]]]:
    """The files of each inspection of a sector, from the folder of the workspace on, one after the other."""
    for each in sector(plan, frameworks):
        yield each.name, _files(plan, each)


def _files(plan: Plan, made: Made) -> dict[str, bytes]:
    """All files of one inspection, with its focus and its seals."""
    folder = f"inspections/{made.name}"
    texts = {**made.files, **_focus(made)}
    texts |= _seals(plan, made, texts, folder)
    return {f"{folder}/{name}": text.encode() for name, text in texts.items()}


def _focus(made: Made) -> dict[str, str]:
    """`focus.yaml`, as `naftctl focus` writes it."""
    if made.focus is None:
        return {}
    ranking = ranking_of(made.framework, made.proposal) if made.proposal else ()
    return {"focus.yaml": focus_text(made.focus.model_copy(update={"ranking": ranking}))}


def _seals(plan: Plan, made: Made, texts: Mapping[str, str], folder: str) -> dict[str, str]:
    """The seals of what was sent, made on the days on which it went."""
    days = {SealKind.DRAFT: made.draft, SealKind.FINAL: made.final}
    if not made.draft:
        return {}
    tree = MemoryTree(dict(texts), folder)
    dossier = read_dossier(tree, plan.today, {made.framework.ref: made.framework}.get).dossier
    if dossier is None:
        raise ValueError(f"{made.name} cannot be read")
    found = {}
    for kind, day in days.items():
        if day is None:
            continue
        seal = seal_of(
            dossier,
            kind,
            today=day,
            nonce=_token(plan, made.name, kind),
            salts={piece.id: _token(plan, made.name, kind, piece.id) for piece in dossier.evidence},
            versions=Versions(__version__),
        )
        found[FILES[kind]] = seal_text(seal)
        dossier = replace(dossier, seals={**dossier.seals, kind.value: seal})
    return found


def _token(plan: Plan, *names: str) -> str:
    """What a seal takes from chance, here from the seed."""
    return hashlib.sha256("\x1f".join((str(plan.seed), *names)).encode()).hexdigest()[:32]
