"""Citations of an act: BibTeX, RIS, and the JSON of the Citation Style Language (CSL 1.0.2)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from legation.model import Account
from legation.views.web.sentences import sentence
from legation.views.web.words import counted, tame

#: What BibTeX reads as a command.
COMMANDS: Final = re.compile(r"[\\{}$&#%_~^]")
ESCAPED: Final = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What is cited: an act as a record tells it, at its address, on the day on which it was told last."""

    id: str
    title: str
    record: str
    url: str
    told: date | None
    note: str

    @classmethod
    def of(cls, account: Account, record: str, url: str) -> Citation:
        """The citation of an act."""
        line = account.line
        articles = {telling.article.id: telling.article for telling in account.tellings}
        known = (each.url or each.title or each.id for each in articles.values())
        note = f"Told by {counted(line.independent, 'independent source')}: {'; '.join(known)}"
        return cls(
            id=line.id, title=sentence(line).rstrip("."), record=record, url=url, told=line.told.last, note=_flat(note)
        )

    @property
    def bibtex(self) -> str:
        """An entry of BibTeX."""
        fields = {
            "title": f"{{{_bibtex(self.title)}}}",
            "howpublished": _bibtex(f"Legation, record {self.record}"),
            "url": self.url,
            "note": _bibtex(self.note),
        }
        if self.told:
            fields |= {"year": f"{self.told.year:04d}", "month": f"{self.told.month}"}
        inside = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        return f"@misc{{legation-{self.id},\n{inside}}}\n"

    @property
    def ris(self) -> str:
        """A record of RIS."""
        return "".join(f"{tag}  - {value}\r\n" for tag, value in self._ris())

    def _ris(self) -> Iterator[tuple[str, str]]:
        yield "TY", "ELEC"
        yield "ID", self.id
        yield "TI", _flat(self.title)
        yield "T2", _flat(f"Legation, record {self.record}")
        if self.told:
            yield "DA", f"{self.told:%Y/%m/%d}"
        yield "UR", self.url
        yield "N1", self.note
        yield "ER", ""

    @property
    def csl(self) -> str:
        """A list of one item of CSL-JSON."""
        item: dict[str, Any] = {
            "id": f"legation-{self.id}",
            "type": "entry",
            "title": _flat(self.title),
            "container-title": f"Legation, record {self.record}",
            "URL": self.url,
            "note": self.note,
        }
        if self.told:
            item["issued"] = {"date-parts": [[self.told.year, self.told.month, self.told.day]]}
        return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _flat(text: str) -> str:
    """Foreign text on one line."""
    return " ".join(tame(text).split())


def _bibtex(text: str) -> str:
    return COMMANDS.sub(lambda found: ESCAPED.get(found[0], f"\\{found[0]}"), _flat(text))
