"""Grouping what a batch has read: the door, which needs no Spark before it has looked for one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from legation.errors import LegationError
from legation.record.batch_output import FOLDER
from legation.scale.output import LOG, held
from legation.scale.shelves import Counts, Progress, check
from legation.scale.spark import apart, gave_up, started

#: How often a task is begun before all is given up.
TRIES: Final = 3


def group(
    folder: str | Path, *, master: str = "local[*]", ui: bool = False, progress: Progress | None = None
) -> dict[str, Counts]:
    """Find near-copies, merging candidates and lines in a folder that `batch` wrote, on Spark; what was counted.

    The folder gets the tables `copy_pairs`, `copies`, `candidates` and `lines`. They hold what a record of the same
    articles would, as long as nothing is left out; the counts tell what is.

    Args:
        folder: that of a batch at its end.
        master: Spark's, as for `batch`.
        ui: whether Spark's own pages can be looked at meanwhile.
        progress: called after each table.

    Raises:
        BatchError: Spark or Java is missing or fails, or the folder is none of a batch at its end.
    """
    whole = Path(folder).absolute()
    check(whole)
    with held(whole), started(master, whole / FOLDER / LOG, tries=TRIES, ui=ui) as spark:
        from legation.scale.grouping import grouped

        try:
            return apart(spark, lambda: grouped(spark, whole, progress=progress))
        except LegationError:
            raise
        except Exception as error:  # pyspark and py4j raise many
            raise gave_up(error, whole / FOLDER / LOG) from error
