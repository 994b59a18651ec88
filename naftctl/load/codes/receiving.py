"""The codes of what keeps a reaction from being taken in, beside its own form."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

RECEIVING: dict[str, Code] = {
    "N535": code(
        "reaction-twice",
        "A reaction is recorded once.",
        "of the same remarks twice, one would stay without an answer.",
        "answer the remarks that are there already, or record the right file.",
    ),
    "N536": code(
        "reaction-out-of-place",
        "A reaction comes after the seal of the draft and before that of the final report.",
        "a remark is about what the provider read, and the final report answers it.",
        (
            "seal and send the draft first; if the final report is sealed, keep the reaction "
            "outside the folder."
        ),
    ),
}
