"""A fictitious sector from the framework and a seed: the same call gives the same files. Pure."""

from naftctl.fiction.plan import Plan
from naftctl.fiction.story import Told, sector

__all__ = ["Plan", "Told", "sector"]
