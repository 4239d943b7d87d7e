"""Salvage: the rows of a broken record, table by table, and between which keys rows may be missing.

Trees are walked from their roots, around what is broken. Pages that no tree reaches any more are known by what stands
in them: every table of ours has rows of a shape of its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from legation.model import SourceKind, StepKind
from legation.record.file import schema
from legation.record.judging import Verdict
from legation.record.pages import LEAVES, TABLE_LEAF, Cell, Pages, Tree
from legation.record.rows import LOST, values_of

#: The tables that cannot be computed from others, each behind those that it refers to.
TABLES: Final = (
    "article",
    "event",
    "statement",
    "source",
    "person",
    "agreement",
    "step",
    "judgement",
    "redirect",
    "origin",
    "arrival",
)
#: Columns that migrations added: in files that were made before, they stand behind the others.
ADDED: Final = ("author", "published_basis", "dateline", "dateline_of")
#: Tables that files of older forms do not have.
LATER: Final = ("origin", "arrival")
#: A key of a row: its number, or its first columns.
Key = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row: the values of its columns, `LOST` where they could not be read."""

    values: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Keys between which rows may be missing, both included; None where there is no bound."""

    low: Key
    high: Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How the rows of a table stand in the file: columns in their order, with their types."""

    columns: tuple[str, ...]
    types: tuple[type, ...]
    needed: tuple[bool, ...]
    defaults: tuple[Any, ...]
    by_number: bool

    def row(self, key: int | None, found: list[Any]) -> dict[str, Any] | None:
        """A row of this table; None where it cannot be one."""
        if len(found) > len(self.columns) or not found:
            return None
        whole = [*found, *self.defaults[len(found) :]]
        if self.by_number:
            whole[0] = key
        fits = all(map(_fits, whole, self.types, self.needed))
        return dict(zip(self.columns, whole, strict=True)) if fits else None


def _fits(value: Any, wanted: type, needed: bool) -> bool:
    return value is LOST or isinstance(value, wanted) or value is None and not needed


class Salvage:
    """What can be read of a file."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.roots, self._written = self._schema()
        self._reached: set[int] = set()

    def _schema(self) -> tuple[dict[str, int], dict[str, str]]:
        """The roots of trees by their names, and the tables as the file itself describes them."""
        found = list(self._tree(1, set()))
        self.is_whole_schema = bool(found) and not any(isinstance(each, Gap) for each in found)
        cells = [each for each in found if isinstance(each, Cell)]
        if not self.is_whole_schema:
            cells += self._schema_astray()
        told = [values for cell in cells if _is_of_schema(values := values_of(cell.payload))]
        roots = {values[1]: values[3] for values in reversed(told)}
        return roots, {values[1]: values[4] for values in reversed(told) if values[0] == "table"}

    def _schema_astray(self) -> Iterator[Cell]:
        """What pages of the schema hold that are not reached: its first page breaks most easily."""
        for number in range(1, self.pages.count + 1):
            tree = self.pages.tree(number)
            if tree and tree.kind == TABLE_LEAF:
                first = next(self._cells(tree), None)
                if first and _is_of_schema(values_of(first.payload)):
                    yield from self._cells(tree)

    def is_whole(self) -> bool:
        """Whether no row of any table is missing, as far as the trees tell."""
        tables = [table for table in TABLES if table in self.roots or table not in LATER]
        return not any(isinstance(found, Gap) for table in tables for found in self.rows(table))

    def rows(self, table: str) -> Iterator[Row | Gap]:
        """The rows of a table in the order of their keys, and the gaps between them."""
        shapes = shapes_of(table, self._written.get(table, ""))
        if table not in self.roots:
            if table not in LATER or not self.is_whole_schema:
                yield Gap(low=None, high=None)
            return
        for found in self._tree(self.roots[table], self._reached):
            if isinstance(found, Gap):
                yield found
                continue
            row = _first_fit(shapes, found)
            yield Row(values=row) if row else Gap(low=_key(found), high=_key(found))
            if row and LOST in row.values():
                yield Gap(low=_key(found), high=_key(found))

    def entries(self, index: str) -> Iterator[list[Any] | Gap]:
        """What stands in an index: the values of its columns and the number of the row; and the gaps."""
        if index not in self.roots:
            yield Gap(low=None, high=None)
            return
        for found in self._tree(self.roots[index], self._reached):
            yield found if isinstance(found, Gap) else values_of(found.payload)

    def strays(self) -> Iterator[tuple[str, Row]]:
        """Rows on pages that no tree reaches, with the tables that they look to be of."""
        reached = self._all_reached()
        for number in range(1, self.pages.count + 1):
            tree = self.pages.tree(number) if number not in reached else None
            for cell in self._cells(tree) if tree and tree.kind in LEAVES else ():
                for table in TABLES:
                    row = _first_fit(shapes_of(table), cell)
                    if row and cell.whole and _is_of(table, row):
                        yield table, Row(values=row)
                        break

    def _all_reached(self) -> set[int]:
        reached = self.pages.free()
        for root in (1, *self.roots.values()):
            for _ in self._tree(root, reached, only_pages=True):
                pass
        return reached

    # --- trees ------------------------------------------------------------------------------------------------------

    def _tree(self, root: int, reached: set[int], *, only_pages: bool = False) -> Iterator[Cell | Gap]:
        """The cells of a tree in order, each tree's pages once; `reached` gathers their numbers."""
        seen: set[int] = set()
        waiting: list[tuple[int, Key, Key] | Cell] = [(root, None, None)]
        kinds: set[bool] = set()
        while waiting:
            task = waiting.pop()
            if isinstance(task, Cell):
                yield task
                continue
            number, low, high = task
            tree = self.pages.tree(number) if number not in seen else None
            seen.add(number)
            if tree is None or kinds and _is_of_table(tree) not in kinds or len(waiting) > self.pages.count:
                yield Gap(low=low, high=high)
                continue
            kinds.add(_is_of_table(tree))
            if tree.kind in LEAVES:
                yield from self._leaf(tree, low, high, reached, only_pages=only_pages)
            else:
                reached.add(number)
                waiting += reversed(self._below(tree, low, high))
                if tree.flawed:
                    yield Gap(low=low, high=high)

    def _below(self, tree: Tree, low: Key, high: Key) -> list[tuple[int, Key, Key] | Cell]:
        """The pages below one with their bounds; in an index, the rows between them stand here."""
        tasks: list[tuple[int, Key, Key] | Cell] = []
        for cell in self._cells(tree):
            key = _key(cell)
            tasks.append((cell.below, low, key))
            if not _is_of_table(tree):
                tasks.append(cell)
            low = key
        return [*tasks, (tree.right, low, high)]

    def _leaf(self, tree: Tree, low: Key, high: Key, reached: set[int], *, only_pages: bool) -> Iterator[Cell | Gap]:
        cells = [] if only_pages else list(self._cells(tree))
        keys = [_key(cell) for cell in cells]
        if not all(_between(low, key, high) for key in keys):
            yield Gap(low=low, high=high)  # a page of elsewhere stands here
            return
        reached.add(tree.number)
        yield from cells
        if tree.flawed or not only_pages and len(cells) < len(tree.cells):
            yield Gap(low=low, high=high)

    def _cells(self, tree: Tree) -> Iterator[Cell]:
        found = (self.pages.cell(tree, place) for place in tree.cells)
        return (cell for cell in found if cell is not None)


def _is_of_schema(values: list[Any]) -> bool:
    """Whether a row describes a table or an index: what it is, its name, of which table, its root, as SQL."""
    fits = len(values) == 5 and values[0] in ("table", "index") and isinstance(values[1], str)
    return fits and isinstance(values[3], int) and (values[4] is None or isinstance(values[4], str))


def _is_of_table(tree: Tree) -> bool:
    return tree.kind & 1 == 1


def _key(cell: Cell) -> Key:
    """By what a cell is in order: the number of its row, or its first value."""
    return cell.key if cell.key is not None else next(iter(values_of(cell.payload)), None)


def _between(low: Key, key: Key, high: Key) -> bool:
    try:
        return (low is None or low <= key) and (high is None or key <= high)
    except TypeError:
        return key is None or key is LOST


# --- shapes ---------------------------------------------------------------------------------------------------------


def _first_fit(shapes: tuple[Shape, ...], cell: Cell) -> dict[str, Any] | None:
    values = values_of(cell.payload)
    fits = (shape.row(cell.key, values) for shape in shapes if shape.by_number == (cell.key is not None))
    return next((row for row in fits if row), None)


@cache
def shapes_of(table: str, written: str = "") -> tuple[Shape, ...]:
    """How rows of a table may stand: as the file itself says, in the newest form, and in one that has grown into it."""
    newest = _shape(table, schema())
    order = sorted(range(len(newest.columns)), key=lambda place: newest.columns[place] in ADDED)
    grown = Shape(
        columns=tuple(newest.columns[place] for place in order),
        types=tuple(newest.types[place] for place in order),
        needed=tuple(newest.needed[place] for place in order),
        defaults=tuple(newest.defaults[place] for place in order),
        by_number=newest.by_number,
    )
    told = _told_shape(table, written)
    return (told,) if told else (newest, grown)


def _told_shape(table: str, written: str) -> Shape | None:
    """What a file says of its table, where that is a table like ours."""
    if not written.lstrip().upper().startswith("CREATE TABLE"):
        return None
    try:
        return _shape(table, f"{written};")
    except (sqlite3.Error, ValueError, KeyError):  # broken SQL, zeros in it, types of no table of ours
        return None


def _shape(table: str, script: str) -> Shape:
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(script)
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        options = connection.execute("SELECT wr FROM pragma_table_list WHERE name = ?", (table,)).fetchone()
    finally:
        connection.close()
    if not columns:
        raise sqlite3.DatabaseError(f"no table {table}")
    by_number = not options[0]
    return Shape(
        columns=tuple(column[1] for column in columns),
        types=tuple(KINDS_OF[column[2]] for column in columns),
        needed=tuple(bool(column[3]) for column in columns),
        defaults=tuple((column[4] or "").strip("'") or None for column in columns),
        by_number=by_number,
    )


#: What Python makes of the values of a type.
KINDS_OF: Final[Mapping[str, type]] = {"INTEGER": int, "TEXT": str, "BLOB": bytes, "REAL": float}


def _is_of(table: str, row: dict[str, Any]) -> bool:
    """Whether a row that was found astray can be one of a table, where others have rows of the same types."""
    if table == "source":
        return row["kind"] in set(SourceKind)
    if table == "step":
        return row["step"] in set(StepKind)
    if table == "judgement":
        return row["verdict"] in set(Verdict)
    if table == "origin":
        return row["looked"] not in set(Verdict)
    return True
