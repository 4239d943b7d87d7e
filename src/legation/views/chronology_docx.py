"""`chronology` as a Word document (ECMA-376, WordprocessingML): a table a month, real footnotes to the sources.

It is written part by part, so that no document is held in memory; its styles and frame lie in ``data/docx/``.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from legation.model import Cited
from legation.record.selecting import Selection
from legation.views.chronology import heading
from legation.views.fields import DATA
from legation.views.months import Entry, months_of
from legation.views.text import one_line, xml_text
from legation.views.titles import days_text
from legation.views.written import Tally

NAMESPACE: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: The columns of a table with their widths in twentieths of a point; a page lies on its side (A4).
COLUMNS: Final = (("Date", 2300), ("Event", 7600), ("Place", 2000), ("Status", 1900))
PAGE: Final = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)
#: The lines above footnotes, which a document must have.
SEPARATORS: Final = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
#: The parts that are the same in every document, with their files in ``data/docx/``.
FIXED: Final = (
    ("[Content_Types].xml", "content_types.xml"),
    ("_rels/.rels", "package_rels.xml"),
    ("word/_rels/document.xml.rels", "document_rels.xml"),
    ("word/settings.xml", "settings.xml"),
    ("word/styles.xml", "styles.xml"),
)
#: Bytes of footnotes that wait in memory; more wait in a file without a name.
IN_MEMORY: Final = 4_000_000


def write(selection: Selection, stream: BinaryIO, tally: Tally) -> None:
    """Write the whole document."""
    tally.wrote("events", 0)
    tally.wrote("footnotes", 0)
    with ZipFile(stream, "w") as package, SpooledTemporaryFile(IN_MEMORY) as notes:
        for name, file in FIXED:
            with _part(package, name) as part:
                part.write(DATA.joinpath("docx", file).read_bytes())
        with _part(package, "word/document.xml") as part:
            _write_document(selection, part, notes, tally)
        with _part(package, "word/footnotes.xml") as part:
            _put(part, f"{DECLARATION}<w:footnotes {NAMESPACE}>{SEPARATORS}")
            notes.seek(0)
            shutil.copyfileobj(notes, part)
            _put(part, "</w:footnotes>")


def _part(package: ZipFile, name: str) -> IO[bytes]:
    """A part of the package, always of one day, so that equal records give equal documents."""
    info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.compress_type = ZIP_DEFLATED
    return package.open(info, "w", force_zip64=True)


def _put(stream: IO[bytes], text: str) -> None:
    stream.write(text.encode("utf-8"))


def _write_document(selection: Selection, part: IO[bytes], notes: IO[bytes], tally: Tally) -> None:
    _put(part, f"{DECLARATION}<w:document {NAMESPACE}><w:body>{_paragraph(heading(selection.actors), 'Title')}")
    for month, entries in months_of(selection.accounts()):
        _put(part, _paragraph(month, "Heading1"))
        _write_table(part, notes, entries, tally)
    _put(part, f"{_paragraph('')}{PAGE}</w:body></w:document>")


def _write_table(part: IO[bytes], notes: IO[bytes], entries: Iterable[Entry], tally: Tally) -> None:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _, width in COLUMNS)
    style = '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/>'
    _put(
        part, f"<w:tbl><w:tblPr>{style}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{_row(map(_bold, _titles()), head=True)}"
    )
    for entry in entries:
        _put(part, _row((_run(entry.date), _event(entry), _run(entry.place), _run(entry.status))))
        for note, article in zip(entry.notes, entry.articles, strict=True):
            _put(notes, _footnote(note, article))
        tally.wrote("events")
        tally.wrote("footnotes", len(entry.notes))
    _put(part, "</w:tbl>")


def _titles() -> Iterable[str]:
    return (title for title, _ in COLUMNS)


# --- pieces of WordprocessingML ---------------------------------------------------------------------------------------


def _run(text: str, properties: str = "", *, before: str = "") -> str:
    """Words in one form. Characters that turn the direction of writing, and what XML cannot hold, are shown as such."""
    style = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{before}{xml_text(one_line(text))}</w:t></w:r>' if text else ""


def _bold(text: str) -> str:
    return _run(text, "<w:b/>")


def _paragraph(text: str, style: str = "Normal") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(text)}</w:p>'


def _row(contents: Iterable[str], *, head: bool = False) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{content}</w:p></w:tc>'
        for content, (_, width) in zip(contents, COLUMNS, strict=True)
    )
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def _event(entry: Entry) -> str:
    """The act and the sentence that tells it, with the marks of its footnotes, commas between."""
    style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    marks = [f'<w:r>{style}<w:footnoteReference w:id="{note}"/></w:r>' for note in entry.notes]
    comma = f"<w:r>{style}<w:t>,</w:t></w:r>"
    return _bold(f"{entry.event}.") + _run(entry.evidence, before=" ") + comma.join(marks)


def _footnote(note: int, article: Cited) -> str:
    known = (article.author, article.title, article.outlet, days_text(article.published), article.url)
    words = ", ".join(part for part in known if part) or article.id
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    style = '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    return f'<w:footnote w:id="{note}"><w:p>{style}{mark}{_run(words, before=" ")}</w:p></w:footnote>'
