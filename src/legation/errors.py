"""Every error that Legation raises on purpose.

::

    LegationError
    ├── InputError            what was given cannot be read
    │   ├── EmptyArticle      no text in it
    │   ├── NotText           bytes that are no text in any encoding we accept
    │   ├── NotEnglish        text in another language
    │   ├── ArticleTooLong    more characters than an article has
    │   ├── Unsafe            built to do harm: it unpacks without end, or is nested without measure
    │   └── NotFetched        an address gives nothing: not there, too slow, too large
    │       └── AddressRefused    it is not asked: private, of another scheme, or closed by robots.txt
    ├── KnowledgeError        a table or a frame file is wrong: file, line, what to do
    ├── ModelError            the language pipeline is missing or does not fit
    ├── ReaderFault           Legation itself failed on an article: a fault of ours
    ├── ReadingFormatError    JSON that is not a reading
    ├── BatchError            a batch cannot run: Spark or Java missing or at fault, a folder of another batch
    ├── ExportError           a file out cannot be written: not ours to overwrite, a library or room missing
    └── RecordError           the file of a record cannot be used: missing, damaged, no record
        ├── RecordBusy        another process has been writing to it for too long
        ├── RecordFull        the disk has no room
        ├── RecordReadOnly    it cannot be written
        ├── UnknownLine       no line of the record has that id
        └── UnknownArticle    no article of the record has that id

Each message says what was wrong, where, and what to do.
"""

from __future__ import annotations


class LegationError(Exception):
    """Base of all errors that Legation raises on purpose."""


class InputError(LegationError):
    """What was given cannot be read as an article."""


class EmptyArticle(InputError):
    """The article holds no text."""


class NotText(InputError):
    """The bytes are no text."""


class NotEnglish(InputError):
    """The text is in a language that Legation does not read; `language` is its code of ISO 639-1, where it is known."""

    def __init__(self, message: str, language: str | None = None) -> None:
        super().__init__(message)
        self.language = language

    def __reduce__(self) -> tuple[type[NotEnglish], tuple[str, str | None]]:
        """What remakes it in another process, with its language."""
        return NotEnglish, (str(self), self.language)


class ArticleTooLong(InputError):
    """The text is longer than any article."""


class Unsafe(InputError):
    """The input would take memory or time out of all proportion: it is not unpacked any further."""


class NotFetched(InputError):
    """An address of the web gave nothing that could be used.

    `status` is what its server answered, where it did; `retry_after` how many seconds it asks to be left alone.
    """

    def __init__(self, message: str, *, status: int | None = None, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


class AddressRefused(NotFetched):
    """An address that is not asked: it is private, of no scheme of the web, or its host does not want it."""


class KnowledgeError(LegationError):
    """A knowledge table or a frame file does not hold what it should."""


class ModelError(LegationError):
    """The language pipeline cannot be loaded, or has no parser or names."""


class ReaderFault(LegationError):
    """Legation itself failed on an article: a fault of ours, which must not stop the reading of others."""


class ReadingFormatError(LegationError):
    """The JSON is not a reading."""


class ExportError(LegationError):
    """A file or folder out cannot be written, or a library that its form needs is not installed."""


class BatchError(LegationError):
    """A batch cannot run: Spark or Java is missing or failed, or the folder out is not one that it may write to."""


class RecordError(LegationError):
    """The file of a record cannot be used."""


class RecordBusy(RecordError):
    """Another process writes to the record, and does not end."""


class RecordFull(RecordError):
    """The disk that the record lies on has no room."""


class RecordReadOnly(RecordError):
    """The record cannot be written."""


class UnknownLine(RecordError):
    """No line of the record, present or past, has that id."""


class UnknownArticle(RecordError):
    """No article of the record has that id."""
