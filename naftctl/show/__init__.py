"""What a person or a script sees of diagnostics and rules: values in, lines of text out."""
