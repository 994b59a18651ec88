"""`naftctl overview`: the sector in one year, from every inspection to documents and data."""
