"""Records of the files that the tool owns."""

from enum import StrEnum

from naftctl.model.record import Day, Page, Record, Whole


class RankedAlternate(Record):
    """An alternate with the reasons for its rank."""

    rank: Whole
    """The rank."""
    investigation: str
    """The investigation."""
    last_here: Day | None = None
    """The day on which it was last examined here."""
    times_in_sector: Whole | None = None
    """How often it was examined in the sector in the running cycle."""
    signals: Whole | None = None
    """How many signals in `desk-analysis.md` point to it."""
    reasons: tuple[str, ...] = ()
    """A list of reasons in words."""


class FocusChoice(Page):
    """The investigations of this inspection (onderzoeksfocus) and how they were chosen."""

    framework: str | None = None
    """The framework by which the choice was made, the same as in `inspection.yaml`."""
    digest: str | None = None
    """The fingerprint of the framework on the day of the choice; `check` tells it if the framework is
    different now.
    """
    decided: Day | None = None
    """The day of the choice."""
    seed: str | Whole | None = None
    """What ties were drawn with: `provider.id`, the first day of visit and the framework, with a blank
    between them.
    """
    investigations: tuple[str, ...] = ()
    """A list of all investigations in focus."""
    chosen: str | None = None
    """The alternating investigation that was chosen."""
    motive: str | None = None
    """Why, if it is not the first of the ranking."""
    ranking: tuple[RankedAlternate, ...] = ()
    """A list of alternating investigations in their order."""


class Pin(Page):
    """What a framework version was when an inspection first pinned it (vastlegging), part by part."""

    framework: str
    """The version."""
    pinned: Day
    """The day on which it was pinned."""
    digest: str
    """The fingerprint of the whole."""
    parts: dict[str, str]
    """A fingerprint by expectation, scale and list."""


class Commitment(Page):
    """That a member scored, without what (vastlegging): the digest of the scoring and of a private salt."""

    member: str
    """The team member."""
    date: Day
    """The day of the commitment."""
    digest: str
    """The sha256 of the scoring with its secret number."""


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
    """The framework."""
    framework_digest: str
    """The fingerprint of the framework."""
    focus: tuple[str, ...] = ()
    """A list of investigations."""
    chosen: str | None = None
    """The alternating investigation."""
    levels: dict[str, str] = {}  # noqa: RUF012  frozen, and pydantic copies it
    """The level by scale."""
    advice: str | None = None
    """The value of the advice."""
    regulation: dict[str, str] = {}  # noqa: RUF012
    """The result by item."""
    followup: dict[str, str] = {}  # noqa: RUF012
    """The outcome by shortcoming of an earlier inspection."""
    points: dict[str, dict[str, str]] = {}  # noqa: RUF012
    """The letter of the heading by file and label."""
    recommendations: dict[str, str] = {}  # noqa: RUF012
    """The heading by label."""


class Recorded(Record):
    """What is written down beside a seal and never refused (opgetekend): tool, templates, texts.

    `texts` has a short digest by place: `OS-B3/V1`, `advice/Motivering`, `REG-03/note`, `summary`.
    """

    tool: str | None = None
    """The version of the program."""
    templates: str | None = None
    """The fingerprint of the templates."""
    texts: dict[str, str] = {}  # noqa: RUF012
    """A fingerprint of the text by place."""


class Seal(Page):
    """The judgements of a report as they were when it was sealed (zegel); its file name is its kind.

    `digest` and `code` cover the nonce and the frozen values only. `previous` is the link to the draft seal
    and `sent` a digest of what `sent/sent.yaml` lists of the draft, for a final seal. `evidence` has a digest
    per piece, made with the salt of that piece: to erase a piece, its file and its salt go, and nothing else
    has to change.
    """

    kind: SealKind
    """`draft` or `final`."""
    version: Whole = 1
    """The version of this form: 1."""
    inspection: str
    """The name of the folder."""
    provider: str
    """The short name of the provider."""
    sealed: Day
    """The day."""
    revision: str | None = None
    """The last change in git that touched the folder."""
    nonce: str
    """A random number."""
    code: str
    """The code in the report: eight groups of four characters."""
    digest: str
    """The fingerprint of `nonce` and `frozen`."""
    previous: str | None = None
    """In the seal of the final report: the fingerprint of the seal of the draft."""
    sent: str | None = None
    """The fingerprint of `sent/sent.yaml`."""
    frozen: Frozen
    """What may not change any more."""
    individual: str | None = None
    """The fingerprint of the individual scorings."""
    recorded: Recorded = Recorded()
    """What is recorded and may differ."""
    evidence: dict[str, str] = {}  # noqa: RUF012
    """A fingerprint by piece of evidence."""
    salts: dict[str, str] = {}  # noqa: RUF012
    """A secret number by piece of evidence."""
