"""Records of the files that the tool owns."""

from __future__ import annotations

from enum import StrEnum

from naftctl.model.record import Day, Page, Record, Whole


class RankedAlternate(Record):
    """An alternate with the reasons for its rank."""

    rank: Whole
    investigation: str
    last_here: Day | None = None
    times_in_sector: Whole | None = None
    signals: Whole | None = None
    reasons: tuple[str, ...] = ()


class FocusChoice(Page):
    """The investigations of this inspection (onderzoeksfocus) and how they were chosen."""

    framework: str | None = None
    digest: str | None = None
    decided: Day | None = None
    seed: str | Whole | None = None
    investigations: tuple[str, ...] = ()
    chosen: str | None = None
    motive: str | None = None
    ranking: tuple[RankedAlternate, ...] = ()


class Pin(Page):
    """What a framework version was when an inspection first pinned it (vastlegging), part by part."""

    framework: str
    pinned: Day
    digest: str
    parts: dict[str, str]


class Commitment(Page):
    """That a member scored, without what (vastlegging): the digest of the scoring and of a private salt."""

    member: str
    date: Day
    digest: str


class SealKind(StrEnum):
    """Which report a seal belongs to (zegel)."""

    DRAFT = "draft"
    FINAL = "final"


class Frozen(Record):
    """What may not change once the draft is sealed (bevroren waarden): judgements, never texts.

    `levels` by scale, `regulation` by item, `followup` the outcome by shortcoming of an earlier inspection;
    `points` has the letter of the heading by page and label, `recommendations` the heading by label. What is
    not there was not judged.
    """

    framework: str
    framework_digest: str
    focus: tuple[str, ...] = ()
    chosen: str | None = None
    levels: dict[str, str] = {}  # noqa: RUF012  frozen, and pydantic copies it
    advice: str | None = None
    regulation: dict[str, str] = {}  # noqa: RUF012
    followup: dict[str, str] = {}  # noqa: RUF012
    points: dict[str, dict[str, str]] = {}  # noqa: RUF012
    recommendations: dict[str, str] = {}  # noqa: RUF012


class Recorded(Record):
    """What is written down beside a seal and never refused (opgetekend): tool, templates, texts.

    `texts` has a short digest by place: `OS-B3/V1`, `advice/Motivering`, `REG-03/note`, `summary`.
    """

    tool: str | None = None
    templates: str | None = None
    texts: dict[str, str] = {}  # noqa: RUF012


class Seal(Page):
    """The judgements of a report as they were when it was sealed (zegel); its file name is its kind.

    `digest` and `code` cover the nonce and the frozen values only. `previous` is the link to the draft seal
    and `sent` a digest of what `sent/sent.yaml` lists of the draft, for a final seal. `evidence` has a digest
    per piece, made with the salt of that piece: to erase a piece, its file and its salt go, and nothing else
    has to change.
    """

    kind: SealKind
    version: Whole = 1
    inspection: str
    provider: str
    sealed: Day
    revision: str | None = None
    nonce: str
    code: str
    digest: str
    previous: str | None = None
    sent: str | None = None
    frozen: Frozen
    individual: str | None = None
    recorded: Recorded = Recorded()
    evidence: dict[str, str] = {}  # noqa: RUF012
    salts: dict[str, str] = {}  # noqa: RUF012
