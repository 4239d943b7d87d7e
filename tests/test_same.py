"""The same articles give the same bytes, whatever is around them; `python -m tools.same` tries each thing by itself."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import which

import pytest

from tools.fuzz.records import NEWS
from tools.same import FILES, WAYS, Way, digests

#: Everything is different at once. The clock is, where Debian's faketime is installed.
OTHER = Way(
    name="all else",
    order=7,
    workers=2,
    elsewhere=True,
    clock="2031-11-12 23:59:50" if which("faketime") else None,
    environment={
        "PYTHONHASHSEED": "4242",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "OPENBLAS_NUM_THREADS": "2",
        "OPENBLAS_CORETYPE": "Haswell",
    },
)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some news, a copy of a part of it, and a text that cannot be read."""
    path = tmp_path_factory.mktemp("news") / "articles.jsonl"
    told = [{"text": text, "published": day, "url": f"https://a.example/{day}"} for day, text in NEWS.items()]
    copied = [{**each, "url": f"https://b.example/{number}"} for number, each in enumerate(told[:3])]
    given = [*told, *copied, {"text": "Die Außenminister trafen sich gestern in der Hauptstadt zu langen Gesprächen."}]
    path.write_text("".join(json.dumps(each) + "\n" for each in given), "utf-8")
    return path


@pytest.fixture(scope="module")
def first(articles: Path) -> tuple[str, ...]:
    """What comes of them in the first way."""
    return digests(WAYS[0], articles)


def test_nothing_around_the_articles_matters(articles: Path, first: tuple[str, ...]) -> None:
    """Order, workers, hash seed, zone, locale, folder, clock, threads and processor change no byte."""
    assert digests(OTHER, articles) == first


def test_what_is_different_is_noticed(articles: Path, first: tuple[str, ...], tmp_path: Path) -> None:
    """Of one article fewer, all files are others: the comparison can fail."""
    fewer = tmp_path / "articles.jsonl"
    fewer.write_text("".join(articles.read_text("utf-8").splitlines(keepends=True)[1:]), "utf-8")
    assert len(first) == len(FILES) == 3
    assert all(one != other for one, other in zip(first, digests(WAYS[0], fewer), strict=True))


def test_a_way_that_fails_is_no_way(tmp_path: Path) -> None:
    """An error is not taken for a result."""
    with pytest.raises(RuntimeError, match=r"(?s)as they come: .*FileNotFoundError"):
        digests(WAYS[0], tmp_path / "none.jsonl")
