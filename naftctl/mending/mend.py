"""Mend what can be mended in some texts, over and over until nothing is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from naftctl.diagnostic import Diagnostic
from naftctl.mending.ends import has_lone, without_lone
from naftctl.mending.places import held, mended
from naftctl.mending.worse import Reason, Seen, worse
from naftctl.splice import Edit

_ROUNDS = 20
_NOT_UTF8 = "N102"


Look = Callable[[Mapping[str, str]], Seen]
"""Reads and judges texts, by the path of each."""


class Fix(Struct, frozen=True):
    """A fault that is mended, and the line of the first text on which it is."""

    said: Diagnostic
    line: int


class Left(Struct, frozen=True):
    """A fault that could be mended, and why it is not."""

    said: Diagnostic
    reason: Reason


class Mended(Struct, frozen=True):
    """The texts that are other now, before and after, with what was mended and what was left as it is."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    fixes: tuple[Fix, ...]
    left: tuple[Left, ...]

    @staticmethod
    def together(parts: Iterable[Mended]) -> Mended:
        """What was mended in several places as one."""
        found = tuple(parts)
        before = {path: text for each in found for path, text in each.before.items()}
        after = {path: text for each in found for path, text in each.after.items()}
        fixes = tuple(fix for each in found for fix in each.fixes)
        return Mended(before, after, fixes, tuple(left for each in found for left in each.left))


def mend(texts: Mapping[str, str], look: Look) -> Mended:
    """Mend `texts` as far as `look` says how; what would give another fault is left as it is."""
    mender = _Mender(texts, look)
    mender.run()
    after = {path: text for path, text in mender.now.items() if text != texts[path]}
    before = {path: texts[path] for path in after}
    left = tuple(sorted(mender.left.values(), key=lambda each: each.said.span))
    return Mended(before, after, tuple(sorted(mender.fixes, key=_place)), left)


class _Offer(Struct, frozen=True):
    """A fault with the edits that mend it; no edits for one of the line ends of a file."""

    said: Diagnostic
    edits: tuple[Edit, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """What it is known by, also after its line moved."""
        cures = (part for cure in self.said.cures for part in (cure.was, cure.now))
        return self.said.code, self.said.span.path, self.said.message, *cures

    @property
    def line(self) -> int:
        return min((span.line for span, _ in self.edits), default=self.said.span.line)


class _Mender:
    def __init__(self, texts: Mapping[str, str], look: Look) -> None:
        self.now = dict(texts)
        self.look = look
        self.fixes: list[Fix] = []
        self.left: dict[tuple[str, ...], Left] = {}
        self.grown: dict[str, list[list[tuple[int, int]]]] = {}

    def run(self) -> None:
        seen = self.look(self.now)
        for _ in range(_ROUNDS):
            taken = self._taken(seen, self._offers(seen))
            if not taken:
                return
            after = self._with(taken)
            for each in taken:
                self.fixes.append(Fix(each.said, self._first_line(each.said.span.path, each.line)))
            self._remember(taken)
            self.now = after
            seen = self.look(self.now)

    # ── what can be mended ───────────────────────────────────────────────────────────────────────────────
    def _offers(self, seen: Seen) -> list[_Offer]:
        """The faults that can be mended side by side."""
        offers: list[_Offer] = []
        edits: dict[str, tuple[Edit, ...]] = {}
        for said in sorted(seen.said, key=lambda each: each.span):
            path = said.span.path
            offer = self._offer(said, self.now[path]) if path in self.now else None
            if offer is None or offer.key in self.left:
                continue
            together = (*edits.get(path, ()), *offer.edits)
            if mended(self.now[path], together) is not None:
                edits[path] = together
                offers.append(offer)
        return offers

    def _offer(self, said: Diagnostic, text: str) -> _Offer | None:
        if has_lone(text):  # until that is mended, no place in the file is where it was read
            return _Offer(said, ()) if said.code == _NOT_UTF8 else None
        edits = held(text, said.cures) if _of_one_file(said) else ()
        return _Offer(said, edits) if edits else None

    def _taken(self, seen: Seen, offers: Sequence[_Offer]) -> list[_Offer]:
        """Those of the offers that make nothing worse."""
        good: list[_Offer] = []
        waiting = [list(offers)] if offers else []
        while waiting:
            group = waiting.pop()
            reason = worse(seen, self.look(self._with((*good, *group))))
            if reason is None:
                good += group
            elif len(group) == 1:
                self.left[group[0].key] = Left(group[0].said, reason)
            else:
                half = len(group) // 2
                waiting += [group[half:], group[:half]]
        return good

    def _with(self, offers: Iterable[_Offer]) -> dict[str, str]:
        """The texts with these offers carried out."""
        edits: dict[str, tuple[Edit, ...]] = {}
        for each in offers:
            edits[each.said.span.path] = (*edits.get(each.said.span.path, ()), *each.edits)
        after = dict(self.now)
        for path, these in edits.items():
            text = mended(after[path], these)
            after[path] = without_lone(after[path]) if not these or text is None else text
        return after

    # ── lines ────────────────────────────────────────────────────────────────────────────────────────────
    def _remember(self, taken: Iterable[_Offer]) -> None:
        """Keep where lines came in."""
        grown: dict[str, list[tuple[int, int]]] = {}
        for span, new in (edit for each in taken for edit in each.edits):
            grown.setdefault(span.path, []).append((span.line, new.count("\n")))
        for path, lines in grown.items():
            self.grown.setdefault(path, []).append(sorted(lines))

    def _first_line(self, path: str, line: int) -> int:
        """The line of the first text that stands on this line now."""
        for grown in reversed(self.grown.get(path, [])):
            shift = 0
            for at, number in grown:
                shift += max(0, min(number, line - at - shift))
            line -= shift
        return line


def _of_one_file(said: Diagnostic) -> bool:
    return bool(said.cures) and all(cure.span.path == said.span.path for cure in said.cures)


def _place(fix: Fix) -> tuple[str, int, str]:
    return fix.said.span.path, fix.line, fix.said.code
