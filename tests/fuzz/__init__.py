"""Fuzz targets: `python -m tests.fuzz reader|prose|docx --minutes N`."""
