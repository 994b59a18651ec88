"""Two moments of one inspection side by side, by meaning: what changed, whatever it looks like. Pure."""

from naftctl.difference.compare import difference
from naftctl.difference.sealed import since_seal
from naftctl.difference.values import Change, Difference, Part, Value, What

__all__ = ["Change", "Difference", "Part", "Value", "What", "difference", "since_seal"]
