"""Paths and the day that every test shares."""

from __future__ import annotations

from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "2026-de-kantelpoort"
TODAY = date(2026, 10, 9)
