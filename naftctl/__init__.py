"""NAFT inspections as plain YAML and Markdown files: checked, traceable, compiled to a report."""

__version__ = "0.1.0"
