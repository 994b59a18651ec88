"""From files to values; the only place that reads inspections and frameworks."""
