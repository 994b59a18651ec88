"""A reaction in Word: what was written in the margin, changed and filled in, without who did so."""

from naftctl.load.reaction.reading import read_reaction

__all__ = ["read_reaction"]
