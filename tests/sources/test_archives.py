"""Files come out of archives one by one, under names only; what is wrong with one stops no other."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from fastwarc.stream_io import ZstdWriter
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import InputError, LegationError, Unsafe
from legation.sources import archives, proportion, tarred, zipped
from legation.sources.archives import Member, members
from legation.sources.document import BadDocument
from legation.sources.files import opened
from legation.sources.looks import Form, form_of
from legation.sources.streams import Stream
from legation.sources.unpacking import unpacked

FILES = {"b.html": b"<p>Chad and Niger met.", "a/deep/c.txt": b"Peru and Chile met.\n" * 2_000, "empty.txt": b""}
Named = Iterable[tuple[str, bytes]]


def zipped_up(files: Named, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data, how)
    return out.getvalue()


def tarred_up(files: Named, form: int = tarfile.PAX_FORMAT) -> bytes:
    """A tar archive of these files."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def zstd(data: bytes) -> bytes:
    """Data packed as one frame of Zstandard."""
    out = io.BytesIO()
    with ZstdWriter(out) as writer:
        writer.write(data)
    return out.getvalue()


def stream(data: bytes) -> Stream:
    """These bytes, unpacked."""
    return unpacked(Stream(io.BytesIO(data)))


def content(found: Member | BadDocument) -> tuple[str, bytes | str]:
    """The name of a file in an archive with what stands in it, or with what is wrong."""
    if isinstance(found, BadDocument):
        return found.name, str(found.error)
    try:
        return found.name, found.stream.read()
    except LegationError as error:
        return found.name, str(error)


def taken_out(data: bytes) -> list[tuple[str, bytes | str]]:
    """All that is in an archive."""
    return [content(found) for found in members("x", stream(data))]


def error_of(data: bytes) -> LegationError:
    """What is wrong with an archive, which gives nothing else."""
    (found,) = members("x", stream(data))
    assert isinstance(found, BadDocument), found
    return found.error


ALL = [(f"x/{name}", data) for name, data in FILES.items()]
TARS = [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT]
MAKERS: list[Callable[[Named], bytes]] = [zipped_up, tarred_up]


# --- what is in them ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_files_of_a_zip_archive(how: int) -> None:
    """In the order of the archive, each whole."""
    data = zipped_up(FILES.items(), how)
    assert taken_out(data) == ALL


@pytest.mark.parametrize("form", TARS)
@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress, zstd])
def test_files_of_a_tar_archive(form: int, pack: Callable[[bytes], bytes]) -> None:
    """Packed or not, in each of its formats."""
    data = pack(tarred_up(FILES.items(), form))
    assert taken_out(data) == ALL


@pytest.mark.parametrize("data", [b"", b"PK", b"Peru and Chile met.\n" * 100, bytes(10_240), b"<html>" * 100])
def test_what_is_no_archive(data: bytes) -> None:
    """It is not taken for one."""
    assert form_of(data) not in (Form.ZIP, Form.TAR)


def test_a_zip_archive_on_disk_is_read_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However large it is; what was read of it is counted."""
    monkeypatch.setattr(zipped, "LARGEST_HELD", 10)
    path = tmp_path / "x.zip"
    path.write_bytes(zipped_up(FILES.items(), zipfile.ZIP_STORED))
    with opened(str(path)) as raw:
        assert [content(found) for found in members("x", unpacked(raw))] == ALL
        assert 40_000 < raw.taken <= path.stat().st_size


def test_a_large_zip_archive_that_is_not_on_disk_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its list stands at its end, so it would have to be held; the message says what to do."""
    monkeypatch.setattr(zipped, "LARGEST_HELD", 10)
    assert "save it, and give the file" in str(error_of(zipped_up(FILES.items())))


def test_an_archive_in_an_archive_is_a_file() -> None:
    """Whoever reads it opens it, and counts how deep."""
    inner = zipped_up(FILES.items())
    ((name, data),) = taken_out(tarred_up([("inner.zip", inner)]))
    assert (name, data) == ("x/inner.zip", inner)


@pytest.mark.parametrize("make", MAKERS)
def test_files_that_are_not_read_are_passed_over(make: Callable[[Named], bytes]) -> None:
    """The next one begins where it should."""
    some = members("x", stream(make(FILES.items())))
    assert [found.name for found in some] == [name for name, _ in ALL]


@pytest.mark.parametrize("make", MAKERS)
def test_files_that_are_half_read_are_passed_over(make: Callable[[Named], bytes]) -> None:
    """So are those of which a part was read."""
    got = []
    for found in members("x", stream(make([("a", b"x" * 200_000), ("b", b"y" * 200_000)]))):
        assert isinstance(found, Member)
        got.append(found.stream.read(70_000))
    assert got == [b"x" * 70_000, b"y" * 70_000]


# --- names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", MAKERS)
def test_names_are_only_names(make: Callable[[Named], bytes]) -> None:
    """None leads out of the archive, or to a terminal."""
    names = [
        "../../etc/passwd",
        "/root/.ssh/keys.txt",
        "C:\\a.txt",
        "\x1b[2J.txt",
        "txt.\u202elmth",
        "n" * 9_000 + ".txt",
    ]
    shown = [name for name, _ in taken_out(make([(name, b"x") for name in names]))]
    assert shown == [
        "x/etc/passwd",
        "x/a.txt",
        "x/\ufffd[2J.txt",
        "x/txt.\ufffdlmth",
        f"x/{'n' * 100}…{'n' * 95}.txt",
    ]


@pytest.mark.parametrize("make", MAKERS)
def test_files_of_one_name_are_told_apart(make: Callable[[Named], bytes], recwarn: pytest.WarningsRecorder) -> None:
    """By a number; both are read."""
    assert taken_out(make([("a", b"1"), ("./a", b"2"), ("b", b"3"), ("a/", b"")])) == [
        ("x/a", b"1"),
        ("x/a#2", b"2"),
        ("x/b", b"3"),
    ]


@pytest.mark.parametrize("make", MAKERS)
def test_hidden_files_are_passed_over(make: Callable[[Named], bytes]) -> None:
    """What systems and editors leave is not meant to be read."""
    files = [(".DS_Store", b"x"), ("__MACOSX/._a.html", b"x"), (".git/config", b"x"), ("a.html", b"<p>")]
    assert taken_out(make(files)) == [("x/a.html", b"<p>")]


def test_links_and_devices_of_a_tar_archive_are_passed_over() -> None:
    """Nothing of the machine is opened in their stead."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        kinds = tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE
        for number, kind in enumerate(kinds):
            info = tarfile.TarInfo(f"{number}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        archive.addfile(tarfile.TarInfo("last.txt"))
    assert taken_out(out.getvalue()) == [("x/last.txt", b"")]


def test_links_of_a_zip_archive_are_passed_over() -> None:
    """Their content is a path."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("b.txt", "Chad")
    assert taken_out(out.getvalue()) == [("x/b.txt", b"Chad")]


# --- damage ---------------------------------------------------------------------------------------------------------


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    """The archive with other bytes in one place."""
    assert data.count(old) >= 1
    return data.replace(old, new)


def with_sum(block: bytes) -> bytes:
    """A header of tar with the sum that it should have."""
    blank = block[:148] + b" " * 8 + block[156:]
    return blank[:148] + b"%06o\0 " % sum(blank) + blank[156:]


def with_size(data: bytes, size: bytes) -> bytes:
    """A tar archive whose first file says that it has this size."""
    return with_sum(data[:124] + size.ljust(12, b"\0") + data[136:512]) + data[512:]


@pytest.mark.parametrize("form", TARS)
def test_a_damaged_header_costs_a_file(form: int) -> None:
    """The next header is found, and the place is told."""
    data = bytearray(tarred_up([("a", b"1"), ("b", b"2"), ("c", b"3")], form))
    data[1_024 + 150] ^= 1
    assert taken_out(bytes(data)) == [
        ("x/a", b"1"),
        ("x/byte 1024", "there is no header of a file where one should be"),
        ("x/c", b"3"),
    ]


@pytest.mark.parametrize("make", MAKERS)
def test_an_archive_that_breaks_off_is_told(make: Callable[[Named], bytes]) -> None:
    """What lies before is read; of a zip archive nothing is, since its list is lost."""
    whole = make(FILES.items())
    *before, (_, why) = taken_out(whole[: len(whole) // 2])
    assert before[:1] == ALL[:1] if make is tarred_up else not before
    assert isinstance(why, str)


def test_tar_archives_behind_each_other_are_one() -> None:
    """Between them lie zeros."""
    data = tarred_up([("a", b"1")]) + tarred_up([("b", b"2")])
    assert taken_out(data) == [("x/a", b"1"), ("x/b", b"2")]


@pytest.mark.parametrize("size", [b"-0000000010", b"\xff" * 12, b"\x80" + b"\xff" * 11, b"nonsense"])
def test_a_size_that_cannot_be_is_damage(size: bytes) -> None:
    """Below nothing, or beyond all disks."""
    data = with_size(tarred_up([("a", b"1"), ("b", b"2")]), size)
    found = [content(each) for each in members("x", Stream(io.BytesIO(data)))]
    assert found == [("x/byte 0", "there is no header of a file where one should be"), ("x/b", b"2")]


def test_a_size_that_is_too_large_ends_with_the_archive() -> None:
    """The file is told, and the archive."""
    found = taken_out(with_size(tarred_up([("a", b"1")]), b"77777777777"))
    assert found == [("x/a", "the archive breaks off in this file"), ("x", "the archive breaks off in a file")]


def test_a_file_with_holes_is_passed_over() -> None:
    """It may say that it is a terabyte of nothing."""
    holes = tarfile.TarInfo("a").tobuf(tarfile.GNU_FORMAT)[:512]
    holes = with_sum(holes[:156] + tarfile.GNUTYPE_SPARSE + holes[157:482] + b"\1" + holes[483:])
    more = bytes(504) + b"\1" + bytes(7) + bytes(512)
    assert taken_out(holes + more + tarred_up([("b", b"2")])) == [("x/b", b"2")]


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME])
def test_a_name_of_gigabytes_is_not_held(kind: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is passed over, and the file has the name of its own header."""
    monkeypatch.setattr(tarred, "LARGEST_TOLD", 1_000)
    long = tarfile.TarInfo("long")
    long.size, long.type = 5_000, kind
    told = long.tobuf(tarfile.GNU_FORMAT)[:512] + b"5000 path=" + b"n" * 4_990 + bytes(120)
    assert taken_out(told + tarred_up([("b", b"2")])) == [("x/b", b"2")]


@pytest.mark.parametrize(
    "records", [b"0 path=a\n", b"9999 path=a\n", b"path", b"\0" * 20, b"10 size=-5\n", b"12 size=99x\n"]
)
def test_records_of_pax_that_mean_nothing_are_passed_over(records: bytes) -> None:
    """The file comes whatever is told of it."""
    head = tarfile.TarInfo("long")
    head.size, head.type = len(records), tarfile.XHDTYPE
    told = head.tobuf(tarfile.GNU_FORMAT)[:512] + records.ljust(512, b"\0")
    ((_, data),) = taken_out(told + tarred_up([("b", b"2")]))
    assert data == b"2"


def test_an_encrypted_file_is_told() -> None:
    """Those beside it are read."""
    data = bytearray(zipped_up([("a", b"1"), ("b", b"2")]))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    data[6] |= 1
    assert taken_out(bytes(data)) == [
        ("x/a", "it is encrypted; unpack it with its password, and give the file"),
        ("x/b", b"2"),
    ]


def test_a_file_packed_in_a_way_that_is_not_read_is_told() -> None:
    """bzip2 and LZMA in zip archives may take any memory."""
    assert taken_out(zipped_up([("a", b"1")], zipfile.ZIP_LZMA)) == [
        ("x/a", "it is packed in a way that is not read here (method 14); unpack it yourself")
    ]
    assert taken_out(zipped_up([("a", b"1")], zipfile.ZIP_BZIP2)) == [
        ("x/a", "it is packed in a way that is not read here (method 12); unpack it yourself")
    ]


def test_a_damaged_file_of_a_zip_archive_is_told() -> None:
    """Those behind it are read."""
    data = changed(zipped_up([("a", b"Chad met Niger"), ("b", b"2")], zipfile.ZIP_STORED), b"Niger", b"Nigel")
    (_, why), second = taken_out(data)
    assert "this file in the archive is broken" in str(why)
    assert second == ("x/b", b"2")


# --- what is made to do harm ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [zipped_up, lambda files: gzip.compress(tarred_up(files))])
def test_an_archive_that_unpacks_without_measure_is_refused(
    make: Callable[[Named], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over all of its files together."""
    monkeypatch.setattr(proportion, "HARMLESS", 1_000_000)
    found = taken_out(make((f"{number}", bytes(500_000)) for number in range(10)))
    whole = [data for _, data in found if isinstance(data, bytes)]
    assert len(whole) <= 3
    assert any("unpacks to more than 250 times its size" in data for _, data in found if isinstance(data, str))


def test_a_file_without_a_name_is_a_file() -> None:
    """Python's own reader fails on it."""
    data = bytearray(zipped_up([("a", b"1")]))
    listed = data.index(b"PK\x01\x02")
    data[26:30] = data[listed + 28 : listed + 32] = struct.pack("<HH", 0, 1)
    assert taken_out(bytes(data)) == [("x/unnamed", b"1")]


def test_files_that_lie_over_each_other_are_refused() -> None:
    """As in the archives by David Fifield, in which each file is the content of all others."""
    data = zipped_up([("a", b"x" * 500), ("b", b"y" * 500)], zipfile.ZIP_STORED)
    second = data.rindex(b"PK\x01\x02")
    over = data[: second + 42] + struct.pack("<L", 40) + data[second + 46 :]
    assert isinstance(error_of(over), Unsafe)


def test_an_endless_list_of_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred thousand files are many; their list is a few megabytes."""
    monkeypatch.setattr(zipped, "LARGEST_LIST", 1_000)
    assert isinstance(error_of(zipped_up((f"{number}.txt", b"") for number in range(30))), Unsafe)


@pytest.mark.parametrize("make", MAKERS)
def test_more_files_than_anyone_packs_are_told(make: Callable[[Named], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """Those within the limit are read."""
    monkeypatch.setattr(archives, "MOST_MEMBERS", 3)
    *before, (_, why) = taken_out(make((f"{number}", b"x") for number in range(5)))
    assert [name for name, _ in before] == ["x/0", "x/1", "x/2"]
    assert "more than 3 files" in str(why)


# --- anything -------------------------------------------------------------------------------------------------------

FEW = [("a.html", b"<p>" * 300), ("ü/b.txt", b"Chad"), ("n" * 90 + "/" + "m" * 60, b"x")]
SOUND = [zipped_up(FEW), zipped_up(FEW, zipfile.ZIP_STORED), *(tarred_up(FEW, form) for form in TARS)]
TELLING = [
    b"\xff\xff\xff\xff",
    bytes(4),
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"PK\x06\x06",
    b"77777777777",
    b"\x80",
    b"9 path=",
]


def harmless(data: bytes) -> None:
    """Nothing but members and reasons comes of these bytes, and not many."""
    try:
        some = stream(data)
    except LegationError:
        return
    found = [content(each) for each in members("x", some)]
    assert len(found) <= len(data) / 20 + 2
    assert all(name.isprintable() and len(name) < 300 for name, _ in found)


@given(st.sampled_from([b"PK\x03\x04", b"PK\x05\x06", tarfile.TarInfo("a").tobuf()]), st.binary())
@settings(deadline=None)
def test_any_bytes_are_members_or_reasons(opening: bytes, data: bytes) -> None:
    """No other error."""
    harmless(opening + data)


@given(
    st.sampled_from(SOUND),
    st.lists(st.tuples(st.floats(0, 0.999), st.sampled_from(TELLING) | st.binary(max_size=3)), max_size=8),
)
@settings(deadline=None)
def test_any_damage_gives_members_or_reasons(sound: bytes, changes: list[tuple[float, bytes]]) -> None:
    """Wherever it lies."""
    data = bytearray(sound)
    for place, new in changes:
        at = int(place * len(data))
        data[at : at + len(new)] = new
    harmless(bytes(data))


@given(st.binary(max_size=12), st.binary(max_size=600))
@settings(deadline=None)
def test_any_size_in_a_header_that_is_sound(size: bytes, rest: bytes) -> None:
    """Sums protect from accidents, not from malice."""
    harmless(with_size(tarfile.TarInfo("a").tobuf()[:512], size) + rest)


def test_errors_are_ours() -> None:
    """An archive that is none is told as what it is."""
    assert isinstance(error_of(b"PK\x03\x04" + bytes(100)), InputError)
