"""The site of a record of our own news, asked as a browser asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from legation.record.record import Record
from legation.views.web.app import site_app
from legation.views.web.site import Site
from tests.record.news import news

BASE = "http://127.0.0.1:8321"
Get = Callable[..., str]


def client_of(path: Path, *, edit: bool = False) -> TestClient:
    """A browser at the site of a record; it follows no redirect, so that each can be seen."""
    return TestClient(site_app(Site(record=path, edit=edit)), base_url=BASE, follow_redirects=False)


@pytest.fixture(scope="session")
def site_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the record."""
    folder = tmp_path_factory.mktemp("site")
    news(folder).close()
    return folder / "test.db"


@pytest.fixture(scope="session")
def record(site_path: Path) -> Iterator[Record]:
    """The record itself, to compare with."""
    with Record(site_path, writable=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(site_path: Path) -> TestClient:
    """A browser at the site."""
    return client_of(site_path)


@pytest.fixture(scope="session")
def get(client: TestClient) -> Get:
    """The text of a page that is there."""

    def page(path: str) -> str:
        answer = client.get(path)
        assert answer.status_code == 200, answer.text
        return answer.text

    return page
