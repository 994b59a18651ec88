"""The notes of an inspection by their ids: the next one, and one that gets another. Pure."""
