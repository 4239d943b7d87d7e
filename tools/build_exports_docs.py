"""Writes ``docs/exports.md`` and ``docs/plover.schema.json``: every kind of export with all its fields and an example.

The fields and their meanings are those of ``views/data/exports.toml``; the examples are real exports of the record in
``tests/views/sample.py``. Run it from the root of the checkout: ``python -m tools.build_exports_docs``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from legation.views import plover
from legation.views.fields import Form, Table, forms
from legation.views.kinds import KINDS
from legation.views.record import Record
from tests.views.sample import sample

DOCS = Path(__file__).parent.parent / "docs"
HEAD = Path(__file__).with_name("exports_head.md")


def page(files: dict[str, Path]) -> str:
    """The whole page; `files` are the exports of the sample by their kinds."""
    found = forms()
    listed = "".join(f"| [`{kind}`](#{kind}) | {found[kind].title} | {_shape(kind)} |\n" for kind in KINDS)
    table = f"| kind | what it is | |\n| --- | --- | --- |\n{listed}\n"
    return (
        HEAD.read_text("utf-8") + table + "\n".join(_part(found[kind], EXAMPLES[kind](files[kind])) for kind in KINDS)
    )


def _shape(kind: str) -> str:
    return "folder" if KINDS[kind].folder else "file"


def _part(form: Form, example: str) -> str:
    text = [f"## {form.kind}\n", f"{form.meaning.strip()}\n", f"{form.notes.strip()}\n" if form.notes else ""]
    if form.kind != "parquet":  # its tables are those of csv
        text += [_table(table, alone=len(form.tables) == 1) for table in form.tables.values()]
    return "\n".join(part for part in [*text, "Example:\n", example] if part)


def _table(table: Table, *, alone: bool) -> str:
    title = "" if alone else f"### {table.name}\n\n"
    key = f" Key: {', '.join(f'`{each}`' for each in table.key)}." if table.key else ""
    refers = "".join(f" `{each.field}` is `{each.table}.{each.to}`." for each in table.references)
    rows = "".join(f"| `{each.name}` | {each.type} | {each.meaning} |\n" for each in table.fields)
    return f"{title}{table.meaning}{key}{refers}\n\n| field | type | meaning |\n| --- | --- | --- |\n{rows}"


# --- examples -------------------------------------------------------------------------------------------------------


def _fenced(text: str, language: str = "") -> str:
    return f"```{language}\n{text.rstrip()}\n```\n"


def _csv(folder: Path) -> str:
    lines = (f"# {path.name}\n{_first_lines(path, 2)}" for path in sorted(folder.glob("*.csv")))
    return _fenced("\n".join(lines))


def _first_lines(path: Path, count: int) -> str:
    return "\n".join(path.read_text("utf-8").splitlines()[:count])


def _parquet(folder: Path) -> str:
    from pyarrow import parquet

    row = parquet.read_table(folder / "parties.parquet").to_pylist()[0]
    return _fenced(f'>>> pyarrow.parquet.read_table("out/parties.parquet").to_pylist()[0]\n{row}', "python")


def _first_line(path: Path) -> str:
    return _fenced(_first_lines(path, 1), "json")


def _reading(_: Path) -> str:
    """The reading of a sentence: that of the sample was not made by our reader, so that it stays the same."""
    import legation

    reading = legation.read("India and Japan signed a pact on fisheries in Tokyo on 24 August 2022.")
    return _fenced(reading.to_json(), "json")


def _first_rows(path: Path) -> str:
    return _fenced(_first_lines(path, 2))


def _entry(path: Path) -> str:
    text = path.read_text("utf-8")
    entries = [f"BEGIN:VEVENT{each}" for each in text.split("BEGIN:VEVENT")[1:]]
    return _fenced(next(each for each in entries if "Visit" in each).partition("END:VCALENDAR")[0])


def _pretty(path: Path, *keys: str | int) -> str:
    """A part of a JSON document, on lines of its own."""
    value = json.loads(path.read_text("utf-8"))
    for key in keys:
        value = value[key]
    return _fenced(json.dumps(value, indent=1, ensure_ascii=False), "json")


def _one_of_each(path: Path) -> str:
    """The first entity of each sort."""
    found: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        found.setdefault(json.loads(line)["schema"], line)
    return _fenced("\n".join(found.values()), "json")


def _graph(path: Path) -> str:
    lines = path.read_text("utf-8").splitlines()
    return _fenced(
        "\n".join(next(line for line in lines if line.startswith(start)) for start in ("<node", "<edge")), "xml"
    )


def _note(folder: Path) -> str:
    path = next(each for each in sorted(folder.glob("*.md")) if "visit" in each.name)
    return _fenced(path.read_text("utf-8"), "markdown")


def _month(path: Path) -> str:
    return _fenced("\n".join(path.read_text("utf-8").splitlines()[:8]), "markdown")


EXAMPLES: dict[str, Callable[[Path], str]] = {
    "csv": _csv,
    "parquet": _parquet,
    "jsonl": _first_line,
    "readings": _reading,
    "plover": _first_line,
    "dyads": _first_rows,
    "ics": _entry,
    "geojson": lambda path: _pretty(path, "features", 0),
    "jsonld": lambda path: _pretty(path, "@graph", 3),
    "ftm": _one_of_each,
    "timelinejs": lambda path: _pretty(path, "events", 0),
    "graphml": _graph,
    "notes": _note,
    "chronology": _month,
}


def exports(record: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """A record in all kinds, each under its name in a folder."""
    with Record(record, writable=False) as opened:
        for kind in KINDS:
            opened.export(kind, folder / kind)
            yield kind, folder / kind


def built(record: Path, folder: Path) -> dict[str, str]:
    """The files of the documentation, by their names."""
    files = dict(exports(record, folder))
    schema = json.dumps(plover.schema(), indent=2, ensure_ascii=False)
    return {"exports.md": page(files), "plover.schema.json": f"{schema}\n"}


def main() -> None:
    """Write the documentation."""
    with TemporaryDirectory() as folder:
        for name, text in built(sample(Path(folder) / "sample.db"), Path(folder)).items():
            (DOCS / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
