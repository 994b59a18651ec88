"""The words of an inspection that an edition does not show, and that its files may not hold."""

from __future__ import annotations

from collections.abc import Mapping

from naftctl.model.dossier import Dossier


def withheld(dossier: Dossier, *, redacted: bool) -> Mapping[str, tuple[str, ...]]:
    """The passages by kind: the internal ones, and where it is `redacted` those that marks redact."""
    texts = [text for prose in dossier.texts for text in prose.texts]
    internal = dict.fromkeys(words for text in texts for words in text.removed(redacted=False))
    found = {"internal": tuple(internal)}
    if redacted:
        every = dict.fromkeys(words for text in texts for words in text.removed())
        found["redacted"] = tuple(words for words in every if words not in internal)
    return found
