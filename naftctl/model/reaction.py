"""The provider's reaction to a draft: what came in, remark by remark, and what the team answered."""

from enum import StrEnum

from pydantic import Field

from naftctl.model.record import Day, Page, Record


class Party(StrEnum):
    """Who reacts (partij): the provider, or after a complaint the complainant, who is never named."""

    PROVIDER = "aanbieder"
    COMPLAINANT = "klager"


class RemarkOrigin(StrEnum):
    """How a remark came in (herkomst): in the margin, as a tracked change, in the table, or as text."""

    COMMENT = "comment"
    CHANGE = "change"
    TABLE = "table"
    TEXT = "text"


class Remark(Record):
    """One remark of a reaction (opmerking), numbered in its delivery: `01.3`.

    `about` is the id of the point that it is tied to (`OS-B3/V1`), of a page where it is about no single
    point (`OS-B3`), or None where it could not be tied. `quote` is the passage that it was made on; `text`
    what is said; `proposal` the words that are proposed, `proof` where that can be checked. Plain text.
    """

    id: str
    """The number: that of the file, a full stop and a serial number, `"01.3"`."""
    about: str | None = None
    """The point (`OS-B3/V1`) or the page (`OS-B3`) that it is about; `null` if that cannot be told."""
    origin: RemarkOrigin
    """How it came in: `comment` (in the margin), `change` (as a change), `table` (in the table), `text` (as
    text).
    """
    quote: str | None = None
    """The passage of the draft."""
    text: str
    """What it says."""
    proposal: str | None = None
    """The words that are proposed."""
    proof: str | None = None
    """Where that can be checked."""


class Delivery(Page):
    """One delivery of a reaction (ontvangen reactie); its file name is its number.

    `from` is a function, never a name. `sha256` is that of the file that came in, which stays out of the
    folder; None where somebody typed the remark. `draft` is the code of the draft that the document itself
    names, None where it names none. No remarks at all means that the provider said to have none.
    """

    from_: str = Field(alias="from")
    """Who reacts: a function such as `coördinator`, never a name; a complainant is just `klager`."""
    party: Party = Party.PROVIDER
    """`aanbieder`, or `klager` after a complaint; without it `aanbieder`."""
    date: Day
    """The day on which the reaction came in."""
    sha256: str | None = None
    """The fingerprint of the file that came in; `null` if somebody typed the remark."""
    draft: str | None = None
    """The code of the draft that stands in the document."""
    remarks: tuple[Remark, ...] = ()
    """A list of remarks; empty if the provider said to have none."""


class AnswerKind(StrEnum):
    """What a remark is about (soort): a figure, a fact that carries a judgement, an omission, an opinion."""

    FIGURE = "figure"
    FACT = "fact"
    OMISSION = "omission"
    OPINION = "opinion"


class Verdict(StrEnum):
    """What the team does with a remark (antwoord)."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class Answer(Page):
    """The answer of the team to one remark (antwoord); the file name is the id of the remark.

    `changed` are the places that were changed because of it: points, or texts such as `advice/Motivering`.
    The reason is the text.
    """

    kind: AnswerKind | None = None
    """What the remark is about: `figure` (a figure or a typing error), `fact` (a fact on which a judgement
    rests), `omission` (something that is missing), `opinion` (an opinion).
    """
    answer: Verdict | None = None
    """`accepted` or `refused`."""
    changed: tuple[str, ...] = ()
    """A list of what changed because of it: points such as `OS-B3/V1`, texts such as `advice/Motivering`;
    empty if it was refused.
    """


class SentDocument(Record):
    """A document as it left the house (verzonden stuk); `file` is its name in `sent/`.

    `letter` is the kind of letter that it went out with, `code` that of the seal of the report.
    """

    file: str
    """The name in `sent/`, for example `2026-06-30-draft.pdf`."""
    sha256: str
    """The fingerprint."""
    letter: str
    """The letter with which it left, for example `draft`."""
    date: Day
    """The day."""
    code: str | None = None
    """The code of the seal of the report."""


class Sent(Page):
    """The list of what left the house (verzonden), `sent/sent.yaml`."""

    documents: tuple[SentDocument, ...] = ()
    """A list of documents."""


class SentTexts(Page):
    """The texts of a report as its readers got them (verzonden teksten), by place: `OS-B3/V1`."""

    letter: str
    """The letter with which it left."""
    date: Day
    """The day."""
    code: str | None = None
    """The code of the seal."""
    texts: dict[str, str] = {}  # noqa: RUF012  frozen, and pydantic copies it
    """The text by place: `OS-B3/V1`, `advice/Motivering`."""
