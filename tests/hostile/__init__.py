"""Malformed variations of the worked examples, and what `check` makes of each: `python -m tests.hostile`."""
