"""A fictitious sector from the framework and a seed: the same call gives the same files. Pure."""

from naftctl.fiction.plan import Plan
from naftctl.fiction.story import Made, sector

__all__ = ["Made", "Plan", "sector"]
