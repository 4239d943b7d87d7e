"""Links: whatever a page of the site leads to is there."""

from __future__ import annotations

from collections import deque

from lxml import html
from starlette.testclient import TestClient

#: Addresses that are asked for at most: the site of the small record has fewer.
MOST = 3000


def test_every_link_leads_somewhere(client: TestClient) -> None:
    """All pages that can be reached from the front, and all their other forms; none leads round in a circle."""
    waiting, seen = deque(["/"]), {"/"}
    while waiting:
        address = waiting.popleft()
        answer = client.get(address)
        if answer.status_code == 301:
            answer = client.get(answer.headers["location"])
        assert answer.status_code == 200, address
        if answer.headers["content-type"].startswith("text/html"):
            found = html.fromstring(answer.text).xpath("//a/@href | //link/@href | //script/@src | //form/@action")
            links = {link.partition("#")[0] for link in found if link.startswith("/")} - seen
            waiting += sorted(links)
            seen |= links
        assert len(seen) < MOST
    assert len(seen) > 100
