"""A framework version as a thing that is pinned, compared, written and carried over to. Pure."""
