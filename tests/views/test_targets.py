"""Where exports go: whole or not at all, and over nothing that is not ours."""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path

import pytest

from legation.errors import ExportError
from legation.views.record import Record
from legation.views.targets import MARK, file_out, folder_out


def test_a_file_takes_its_name_when_it_is_whole(tmp_path: Path) -> None:
    """Until then what was there stays, and a writer that fails leaves nothing behind."""
    path = tmp_path / "out.csv"
    path.write_text("before", "utf-8")

    def fail() -> None:
        with file_out(path) as stream:
            stream.write(b"half")
            assert path.read_text("utf-8") == "before"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]
    assert path.read_text("utf-8") == "before"
    with file_out(path) as stream:
        stream.write(b"whole")
    assert path.read_text("utf-8") == "whole"
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]


def test_a_new_file_has_the_rights_of_any_other(tmp_path: Path) -> None:
    """A colleague of the group can read it, where the user's mask lets him."""
    (tmp_path / "plain").touch()
    with file_out(tmp_path / "out") as stream:
        stream.write(b"x")
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """Another program may be waiting at its end."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    with file_out(pipe) as stream:
        stream.write(b"through")
    reader.join()
    assert read == [b"through"]
    assert pipe.is_fifo()


def test_a_file_where_a_folder_is(record: Record, tmp_path: Path) -> None:
    """The message says which of them the kind is."""
    with pytest.raises(ExportError, match="a folder, and this kind is one file"):
        record.export("jsonl", tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="a file, and csv is a folder"):
        record.export("csv", tmp_path / "file")


def test_a_place_that_is_not_there(record: Record, tmp_path: Path) -> None:
    """The message names it."""
    with pytest.raises(ExportError, match="No such file or directory"):
        record.export("jsonl", tmp_path / "none" / "out.jsonl")
    with pytest.raises(ExportError, match="No such file or directory"):
        record.export("csv", tmp_path / "none" / "out")


def test_a_folder_has_no_standard_output(record: Record) -> None:
    """Several files do not go into one stream."""
    with pytest.raises(ExportError, match="csv is a folder of files: name one"):
        record.export("csv", "-")


def test_a_folder_of_others_is_left_alone(record: Record, tmp_path: Path) -> None:
    """Also where it is that of another kind."""
    (tmp_path / "letter.txt").write_text("mine", "utf-8")
    with pytest.raises(ExportError, match="a folder with files of others"):
        record.export("csv", tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]
    record.export("csv", tmp_path / "tables")
    with pytest.raises(ExportError, match="holds an export as csv; name another"):
        record.export("notes", tmp_path / "tables")


def test_an_empty_folder_is_taken(record: Record, tmp_path: Path) -> None:
    """Who makes it beforehand means it."""
    (tmp_path / "out").mkdir()
    record.export("csv", tmp_path / "out")
    assert (tmp_path / "out" / "events.csv").is_file()


def test_our_files_are_replaced_and_others_stay(record: Record, tmp_path: Path) -> None:
    """What is no longer written goes; what somebody put beside it does not."""
    out = tmp_path / "notes"
    record.export("notes", out)
    before = {each.name for each in out.glob("*.md")}
    (out / "My own thoughts.md").write_text("mine", "utf-8")
    record.export("notes", out, "PRT")
    after = {each.name for each in out.glob("*.md")}
    assert len(before) == 5
    assert after == {name for name in before if "PRT" in name} | {"My own thoughts.md"}
    assert (out / "My own thoughts.md").read_text("utf-8") == "mine"
    assert [each.name for each in tmp_path.iterdir()] == ["notes"]


def test_a_file_of_others_is_not_overwritten(tmp_path: Path) -> None:
    """Though it lies in our folder and has the name of one of ours."""
    out = tmp_path / "out"
    with folder_out(out, "notes") as folder:
        (folder / "a.md").write_text("ours", "utf-8")
    (out / "b.md").write_text("mine", "utf-8")

    def write() -> None:
        with folder_out(out, "notes") as folder:
            (folder / "b.md").write_text("ours", "utf-8")

    with pytest.raises(ExportError, match=r"b\.md: a file of others would be overwritten"):
        write()
    assert (out / "b.md").read_text("utf-8") == "mine"
    assert (out / "a.md").read_text("utf-8") == "ours"


def test_a_folder_that_is_not_finished_leaves_nothing(tmp_path: Path) -> None:
    """Neither the folder nor its beginning."""

    def write() -> None:
        with folder_out(tmp_path / "out", "csv") as folder:
            (folder / "events.csv").write_text("half", "utf-8")
            raise RuntimeError("the disk went away")

    with pytest.raises(RuntimeError):
        write()
    assert list(tmp_path.iterdir()) == []


def test_the_mark_lists_what_is_ours(record: Record, tmp_path: Path) -> None:
    """The kind, and a file a line."""
    record.export("csv", tmp_path / "out")
    kind, *names = (tmp_path / "out" / MARK).read_text("utf-8").splitlines()
    assert kind == "csv"
    assert sorted(names) == sorted(each.name for each in (tmp_path / "out").iterdir() if each.name != MARK)


def test_a_notebook_has_no_standard_output_of_bytes(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to do instead."""
    monkeypatch.setattr("sys.stdout", io.StringIO())
    with pytest.raises(ExportError, match="takes no bytes here; name a file"):
        record.export("jsonl", "-")
