"""Pages that have not changed are not made again."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.record.told import PLAN, REPORT, article, put, record_of
from tests.views.web.conftest import client_of


@pytest.mark.parametrize("path", ["/", "/IND/JPN", "/IND/JPN.json", "/changes.atom", "/IND.ics", "/map"])
def test_who_has_a_page_is_told_that_it_has_not_changed(client: TestClient, path: str) -> None:
    """With the tag that came with it; the policy stands on this answer too."""
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert "content-security-policy" in again.headers


def test_a_page_is_new_where_the_record_was_written_to(tmp_path: Path) -> None:
    """The tag of before is good for nothing then."""
    record = record_of(tmp_path)
    put(record, article(PLAN, "2023-03-10"))
    client = client_of(tmp_path / "test.db")
    tag = client.get("/MAR/PRT.atom").headers["etag"]
    put(record, article(REPORT, "2023-03-15"))
    answer = client.get("/MAR/PRT.atom", headers={"if-none-match": tag})
    assert answer.status_code == 200
    assert answer.headers["etag"] != tag
    record.close()


def test_each_name_of_the_site_has_its_own(client: TestClient) -> None:
    """Feeds tell the address at which they are."""
    one, other = (client.get("/changes.atom", headers={"host": host}) for host in ("127.0.0.1", "localhost"))
    assert one.headers["etag"] != other.headers["etag"]


def test_what_is_no_page_has_no_tag(site_path: Path) -> None:
    """Errors, redirects, and the page with a word of its own."""
    client = client_of(site_path, edit=True)
    for path in ("/event/none", "/Japan/India", "/judge"):
        assert "etag" not in client.get(path).headers
    assert client.get("/judge", headers={"if-none-match": client.get("/").headers["etag"]}).status_code == 200
