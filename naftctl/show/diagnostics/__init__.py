"""Diagnostics as text for people, and as data for scripts and for CI."""

from __future__ import annotations

from naftctl.show.diagnostics.data import as_json
from naftctl.show.diagnostics.text import GROUP, Lines, Room, concise, full, in_order, summary

__all__ = ["FORMATS", "GROUP", "Lines", "Room", "as_json", "concise", "full", "in_order", "summary"]

FORMATS = ("full", "concise", "json")
