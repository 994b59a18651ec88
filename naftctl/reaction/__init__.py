"""The provider's reaction: what came in, what was answered, and what was put right because of it. Pure."""
