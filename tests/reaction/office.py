"""LibreOffice as the other side: it takes a document in, and writes comments and changes as it does."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

SOFFICE = shutil.which("soffice")
_WHO = "<dc:creator>Jan Peeters</dc:creator><dc:date>2026-07-09T10:00:00</dc:date>"
_INFO = f"<office:change-info>{_WHO}</office:change-info>"


def converted(folder: Path, name: str, to: str) -> Path:
    """A document in another form, made by LibreOffice with a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        str(SOFFICE),
        profile,
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        str(folder / "made"),
        name,
    ]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
    return folder / "made" / f"{Path(name).stem}.{to.partition(':')[0]}"


class Flat:
    """A document as flat OpenDocument text, in which remarks are made."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._regions: list[str] = []
        self._count = 0

    def words(self, place: str) -> str:
        """The first stretch of plain text behind the label of the point with this bookmark."""
        found = re.search(rf'text:name="n\d+_{place}"/>.*?<text:tab/>([^<]+)', self.text, re.S)
        assert found
        return found[1]

    def comment(self, words: str, text: str) -> None:
        """A comment on words that stand there once."""
        self._count += 1
        name = f"c{self._count}"
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
        begin = f'<office:annotation office:name="{name}">{_WHO}{lines}</office:annotation>'
        self._replace(words, f'{begin}{words}<office:annotation-end office:name="{name}"/>')

    def spot(self, words: str, text: str) -> None:
        """A comment at one place, before words that stand there once."""
        self._replace(words, f"<office:annotation>{_WHO}<text:p>{text}</text:p></office:annotation>{words}")

    def comment_over(self, first: str, last: str, text: str) -> None:
        """A comment from words in one point to words in another."""
        name = f"over{self._count}"
        begin = f'<office:annotation office:name="{name}">{_WHO}<text:p>{text}</text:p></office:annotation>'
        self._replace(first, begin + first)
        self._replace(last, f'{last}<office:annotation-end office:name="{name}"/>')

    def paragraph(self, place: str, words: str) -> None:
        """A paragraph of its own after the point with this bookmark, put there with changes tracked."""
        found = re.search(rf'text:name="n\d+_{place}"/>.*?(?=</text:p>)', self.text, re.S)
        assert found
        name = self._region(f"<text:insertion>{_INFO}</text:insertion>")
        made = f'<text:change-start text:change-id="{name}"/></text:p><text:p>{words}'
        made += f'<text:change-end text:change-id="{name}"/>'
        self.text = self.text[: found.end()] + made + self.text[found.end() :]

    def replace(self, before: str, words: str, by: str) -> None:
        """A tracked change of the words that come after others which stand there once."""
        struck = self._region(f"<text:deletion>{_INFO}<text:p>{words}</text:p></text:deletion>")
        self._replace(before + words, f'{before}<text:change text:change-id="{struck}"/>{self._inserted(by)}')

    def insert(self, after: str, words: str) -> None:
        """A tracked insertion."""
        self._replace(after, after + self._inserted(words))

    def fill(self, row: int, *cells: str) -> None:
        """Words in the cells of a row of the table that is to be filled in."""
        start = self.text.index("<table:table-row", self.text.index("Waar kunnen wij dat nakijken?"))
        for _ in range(row):
            start = self.text.index("<table:table-row", start + 1)
        for words in cells:
            found = re.compile(r"(<text:p [^>]*)/>").search(self.text, start)
            assert found
            made = f"{found[1]}>{words}</text:p>"
            self.text = self.text[: found.start()] + made + self.text[found.end() :]
            start = found.start() + len(made)

    def whole(self) -> str:
        """The document with what was made in it."""
        tracked = f"<text:tracked-changes>{''.join(self._regions)}</text:tracked-changes>"
        return re.sub(r"<office:text[^>]*>", lambda found: found[0] + tracked, self.text, count=1)

    def _inserted(self, words: str) -> str:
        name = self._region(f"<text:insertion>{_INFO}</text:insertion>")
        return (
            f'<text:change-start text:change-id="{name}"/>{words}<text:change-end text:change-id="{name}"/>'
        )

    def _region(self, inside: str) -> str:
        name = f"ct{len(self._regions) + 1}"
        head = f'<text:changed-region xml:id="{name}" text:id="{name}">'
        self._regions.append(f"{head}{inside}</text:changed-region>")
        return name

    def _replace(self, words: str, by: str) -> None:
        assert self.text.count(words) == 1, words
        self.text = self.text.replace(words, by)
