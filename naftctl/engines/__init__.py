"""The programs that make documents: bytes in, bytes out, within limits of time and memory."""
