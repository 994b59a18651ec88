"""What may follow the words that somebody typed so far; asked by the shell, and answered at once.

Typer can answer this too, but has to be imported first, which takes longer than a person waits for a key.
"""
