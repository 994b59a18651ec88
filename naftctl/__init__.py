"""NAFT inspections as plain YAML and Markdown files: checked, traceable, compiled to a report."""
