"""The plan of a batch: which pieces of which files are read together."""

from __future__ import annotations

from pathlib import Path

from legation.record.batch_output import Manifest
from legation.scale.output import begin, held, part_of
from legation.scale.plan import plan_of
from tests.scale.press import PART


def test_parts_are_a_function_of_the_input(given: Path) -> None:
    """Where files are cut does not hang on the machine; large ones alone, small ones together."""
    plan = plan_of([str(given)], PART)
    assert plan == plan_of([str(given)], PART)
    pieces = [unit.cut for part in plan.parts for unit in part.units]
    assert [piece.end for piece in pieces[:-1]] == [piece.start for piece in pieces[1:]]
    assert (pieces[0].start, pieces[-1].end) == (0, None)
    assert len(plan_of([str(given)]).parts) == 1


def test_small_files_are_read_together(tmp_path: Path) -> None:
    """As many as make a part."""
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text("x" * 400)
    assert [len(part.units) for part in plan_of([str(tmp_path)], 1_000).parts] == [2, 2, 2, 2, 1]


def test_a_part_is_found_in_its_plan(given: Path, tmp_path: Path) -> None:
    """Each machine reads its own lines of it, and not all."""
    plan = plan_of([str(given)], PART)
    with held(tmp_path / "out"):
        manifest = Manifest(form=1, reader="x", first_look="none", plan=plan.digest, parts=len(plan.parts))
        begin(tmp_path / "out", plan, manifest)
    assert [part_of(tmp_path / "out", part.number) for part in plan.parts] == list(plan.parts)
