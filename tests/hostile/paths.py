"""Paths that lead out of where they stand, in many spellings."""

PATHS = (
    "../../../buiten/D50-kanarie.md", "../../../../../../../../etc/passwd", "/etc/passwd", "/dev/zero",
    "/dev/stdin", "evidence/../../../../buiten/kanarie.png", "./././x.pdf", "..", ".", "/", "//",
    "a//b.pdf", "~/.ssh/id_rsa", "~", "C:\\Windows\\win.ini", "C:a.pdf", "\\\\server\\deel\\a.pdf",
    "..\\..\\buiten\\kanarie.png", "file:///etc/passwd", "https://example.org/a.pdf", "a\\0b.pdf",
    "%2e%2e%2fbuiten", "..%2f..%2fbuiten", "$(touch kanarie)", "|id", "-rf", "con", "nul.pdf",
    "a.pdf:stream", "x/" * 2_000, "a" * 3_000, "\\u202efdp.a", "\u27e8x\u27e9", "{{ 7*7 }}",
    "/proc/self/environ", "/proc/self/fd/0", "../naftctl.yaml", ".git/config", "output/../../x",
    "evidence/\\x1b[31m.pdf",
)  # fmt: skip
