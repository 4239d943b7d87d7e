"""`notes`: a folder with a Markdown note for each line, its facts in YAML at the head, for Obsidian and the like."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from legation.knowledge.organisations import organisations
from legation.knowledge.states import states
from legation.model import Account, Change, Cited, Line, Telling
from legation.record.selecting import Selection
from legation.views.tables import line_row
from legation.views.text import encodable, markdown_text, one_line, web_address
from legation.views.titles import (
    actor_name,
    days_text,
    iso_days,
    parties_of,
    person_text,
    source_text,
    spot_text,
    title_of,
    told_text,
    type_name,
)
from legation.views.written import Tally

#: The columns of the table of events that stand at the head of a note, under the same names.
HEAD: Final = (
    "id",
    "title",
    "type",
    "kind",
    "status",
    "confirmed",
    "date_from",
    "date_to",
    "place",
    "place_of",
    "latitude",
    "longitude",
    "sources",
    "targets",
    "series",
    "ordinal",
    "topics",
    "agreements",
    "articles",
    "independent",
    "told_from",
    "told_to",
)
#: Names of files are made of nothing else.
SAFE: Final = re.compile(r"[^A-Za-z0-9-]+")
#: Characters of a name before its id, which alone tells notes apart.
LONGEST: Final = 60


def write(selection: Selection, folder: Path, tally: Tally) -> None:
    """Write all notes."""
    tally.wrote("notes", 0)
    for account in selection.accounts():
        (folder / file_name(account.line)).write_text(note_of(account), "utf-8", newline="\n")
        tally.wrote("notes")


def file_name(line: Line) -> str:
    """The name of a note: day, what, who, id; of letters, digits and strokes, so that every system takes it."""
    known = (iso_days(line.when).partition("/")[0].strip("."), line.kind or line.type, *parties_of(line)[:3])
    words = SAFE.sub("-", " ".join(part for part in known if part)).strip("-")[:LONGEST].rstrip("-")
    return f"{words}-{SAFE.sub('-', line.id)}.md"


def note_of(account: Account) -> str:
    """A note: the head, what the act is, and everything that rests on articles."""
    parts = (_head(account), _body(account.line), _people(account), _evidence(account), _history(account))
    return "\n".join(part for part in parts if part)


def _head(account: Account) -> str:
    """The facts in YAML; strings and lists of JSON are such of YAML too."""
    row = line_row(account.line)
    facts = [f"{name}: {_yaml(row[name])}" for name in HEAD if row[name] not in (None, ())]
    actors = json.dumps([actor_name(code) for code in parties_of(account.line)], ensure_ascii=False)
    tags = json.dumps([f"legation/{each}" for each in _tags(account.line)])
    return "\n".join(["---", *facts, f"actors: {actors}", f"tags: {tags}", "---", ""])


def _yaml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(encodable(one_line(value)), ensure_ascii=False)
    if isinstance(value, tuple):
        return json.dumps([encodable(one_line(each)) for each in value], ensure_ascii=False)
    return str(value)


def _tags(line: Line) -> Iterator[str]:
    yield line.type.value.lower()
    if line.kind:
        yield line.kind.value
    yield line.status.value


def _body(line: Line) -> str:
    place = markdown_text(spot_text(line.where))
    facts = (
        f"**When:** {days_text(line.when) or 'unknown'}",
        f"**Where:** {place}" if place else "",
        f"**Who:** {', '.join(_linked(code) for code in parties_of(line))}",
        f"**What:** {type_name(line.type)}, {line.status.value}",
        f"**Told by:** {told_text(line)}",
    )
    listed = "\n".join(f"- {fact}" for fact in facts if fact)
    return f"# {markdown_text(title_of(line))}\n\n{listed}\n"


def _linked(code: str) -> str:
    """An actor as a link between notes, where a table knows it; foreign words are no link."""
    name = actor_name(code)
    return f"[[{name}]]" if code in states() or code in organisations() else markdown_text(name)


def _people(account: Account) -> str:
    people = dict.fromkeys(person_text(person) for telling in account.tellings for person in telling.people)
    listed = "\n".join(f"- {markdown_text(person)}" for person in people)
    return f"## People\n\n{listed}\n" if people else ""


def _evidence(account: Account) -> str:
    return "## Evidence\n\n" + "\n\n".join(map(_telling, account.tellings)) + "\n"


def _telling(telling: Telling) -> str:
    said = " → ".join(markdown_text(source_text(each)) for each in telling.attribution)
    copy = ", a copy" if telling.copy else ""
    quoted = "\n>\n".join(f"> {markdown_text(span.text)}" for span in telling.evidence)
    return (
        f"{quoted}\n\n{cited_text(telling.article)} ({telling.status.value}{', said by ' + said if said else ''}{copy})"
    )


def cited_text(article: Cited) -> str:
    """An article in Markdown: author, title with its address, outlet, day."""
    title = markdown_text(article.title or article.url or article.id)
    address = web_address(article.url)
    known = (
        markdown_text(article.author) if article.author else "",
        f"[{title}](<{address}>)" if address else title,
        markdown_text(article.outlet) if article.outlet else "",
        days_text(article.published),
    )
    return ", ".join(part for part in known if part)


def _history(account: Account) -> str:
    listed = "\n".join(f"- {_change(change)}" for change in account.history)
    return f"## History\n\n{listed}\n" if listed else ""


def _change(change: Change) -> str:
    before = f"{markdown_text(change.before)} → " if change.before else ""
    on = days_text(change.on) or "day unknown"
    return f"{on}: {change.change.value}: {before}{markdown_text(change.after)} ({cited_text(change.article)})"
