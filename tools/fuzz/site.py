"""Requests of every sort at every address of the site, in this process."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random
from urllib.parse import quote

from starlette.routing import Route
from starlette.testclient import TestClient

from legation.record.record import Record
from legation.views.web.app import routes, site_app
from legation.views.web.door import Door
from legation.views.web.judging import COOKIE, form_word
from legation.views.web.site import Site
from tools.fuzz.changing import SIGNS, changed_text, vocabulary
from tools.fuzz.hostile import PAYLOADS, harmless
from tools.fuzz.kind import Kind, Wrong
from tools.fuzz.records import made, with_articles
from tools.fuzz.texts import SENTENCES

BASE = "http://127.0.0.1:8321"
PATHS = sorted({route.path.replace(":path", "") for route in routes(edit=True) if isinstance(route, Route)})
QUERIES = (
    "status",
    "type",
    "kind",
    "year",
    "since",
    "until",
    "min_sources",
    "after",
    "q",
    "of",
    "skip",
    "token",
    "limit",
    "x",
)
HEADERS = ("host", "cookie", "accept", "origin", "referer", "if-none-match", "range", "authorization", "sec-fetch-site",
           "x-forwarded-for", "x-forwarded-host", "content-type", "accept-language")  # fmt: skip
FIELDS = ("word", "verdict", "event", "other", "by", "reason", "undo", "skip", *(f"x{number}" for number in range(20)))
METHODS = ("GET", "GET", "GET", "GET", "GET", "HEAD", "POST", "OPTIONS", "PUT", "TRACE")
GOOD = (
    "same", "different", "IND", "JPN", "PRT", "Morocco", "European Union", "happened", "CONSULT", "meeting", "2023",
    "2023-03", "1", "visit", "Atlantic Fisheries Agreement", "João Silva", "India–Japan 2+2", "0", "fish*",
    '"New Delhi"',
)  # fmt: skip
#: What a site may answer: no fault of ours.
ANSWERS = (200, 301, 303, 304, 400, 401, 403, 404, 405, 413, 414, 415, 421)
#: Headers that no request may make.
OURS = ("injected", "x-evil")


class Sites(Kind):
    """Requests at the site of a record that holds hostile articles too; what they change is undone by a new record."""

    name = "site"
    reads = True

    def prepare(self, folder: Path) -> None:
        """Make the record, and find out what is in it."""
        self.fresh, self.path = folder / "fresh.db", folder / "served.db"
        made(self.fresh)
        with Record(self.fresh) as record:
            with_articles(record, _hostile())
            self.known = [line.id for line in record.timeline(limit=30).items]
            found = record.show(self.known[0])
            self.known += [telling.article.id for telling in found.tellings]
        self.site = Site(record=self.path, edit=True)
        self.client = TestClient(site_app(self.site), base_url=BASE, follow_redirects=False)
        self.guarded = TestClient(
            site_app(Site(record=self.path), Door(token="secret")), base_url=BASE, follow_redirects=False
        )

    def draw(self, random: Random) -> bytes:
        """A request as JSON; ids of the record are asked for by their number, since they are made anew."""
        path = re.sub(r"\{[a-z]+\}", lambda _: quote(_value(random), safe="", errors="replace"), random.choice(PATHS))
        asked = [[random.choice(QUERIES), _value(random)] for _ in range(random.choice((0, 1, 1, 2, 5)))]
        headers = [[random.choice(HEADERS), _value(random)] for _ in range(random.choice((0, 0, 1, 3)))]
        form = [[random.choice(FIELDS), _value(random)] for _ in range(random.choice((0, 3, 3, 30)))]
        given = {"method": random.choice(METHODS), "path": path, "query": asked, "headers": headers, "form": form}
        return json.dumps({**given, "guarded": random.random() < 0.1, "ours": random.random() < 0.5}).encode()

    def tried(self, data: bytes) -> str:
        """Ask, and look at the answer."""
        given = json.loads(data)
        shutil.copy(self.fresh, self.path)
        for beside in ("-wal", "-shm"):
            self.path.with_name(self.path.name + beside).unlink(missing_ok=True)
        client = self.guarded if given["guarded"] else self.client
        client.cookies.clear()
        if given["ours"]:
            client.cookies.set(COOKIE, "key")
            given["form"].append(["word", form_word(self.site, "key")])
        asked = "&".join(f"{quote(name)}={quote(value, safe='', errors='replace')}" for name, value in given["query"])
        answer = client.request(
            given["method"],
            self._named(given["path"]) + (f"?{asked}" if asked else ""),
            headers=[(name.encode(), _header(value)) for name, value in given["headers"]],
            data={name: value.encode("utf-8", "replace").decode() for name, value in given["form"]}
            if given["method"] == "POST"
            else None,
        )
        _check(answer.status_code, dict(answer.headers), answer.text)
        return str(answer.status_code)

    def _named(self, path: str) -> str:
        return re.sub(r"KNOWN(\d+)", lambda found: self.known[int(found[1]) % len(self.known)], path)

    def parts(self, data: bytes) -> Sequence[bytes]:
        """Each parameter, header and field; the path whole."""
        given = json.loads(data)
        lists = [json.dumps([name, pair]).encode() for name in ("query", "headers", "form") for pair in given[name]]
        return [json.dumps({**given, "query": [], "headers": [], "form": []}).encode(), *lists]

    def whole(self, parts: Sequence[bytes]) -> bytes:
        """The request of some of them."""
        read = [json.loads(part) for part in parts]
        empty = {"method": "GET", "path": "/", "guarded": False, "ours": False, "query": [], "headers": [], "form": []}
        given = next((each for each in read if isinstance(each, dict)), empty)
        for name, pair in (each for each in read if isinstance(each, list)):
            given[name].append(pair)
        return json.dumps(given).encode()


def _value(random: Random) -> str:
    """Something to ask for: known, hostile, or of any signs."""
    choices = (
        lambda: f"KNOWN{random.randrange(30)}",
        lambda: f"KNOWN{random.randrange(30)}",
        lambda: random.choice(GOOD),
        lambda: random.choice(GOOD),
        lambda: random.choice(PAYLOADS),
        lambda: random.choice(vocabulary()),
        lambda: changed_text(random.choice(GOOD), random),
        lambda: "".join(random.choice((random.choice(SIGNS), chr(random.randrange(0x250)))) for _ in range(6)),
        lambda: random.choice(GOOD) + "\r\ninjected: 1\r\n" + random.choice(GOOD),
        lambda: random.choice(PAYLOADS) * random.choice((2, 20)),
    )
    return random.choice(choices)()


def _header(value: str) -> bytes:
    """A header can hold no line end: HTTP servers refuse such requests before they reach us."""
    return re.sub(r"[\r\n\0]", " ", value).encode("utf-8", "replace").strip()


def _hostile() -> list[dict[str, str]]:
    return [
        {
            "text": f"{SENTENCES[number % len(SENTENCES)]} {payload} {SENTENCES[0]}",
            "published": "2023-03-15",
            "title": payload,
            "url": payload,
            "outlet": payload.replace("\x00", "") or "x",
        }
        for number, payload in enumerate(PAYLOADS)
    ]


def _check(status: int, headers: dict[str, str], text: str) -> None:
    """An answer that is no fault of ours, of which nothing runs, and whose headers we alone made.

    Raises:
        Wrong: it is not so.
    """
    if status not in ANSWERS:
        raise Wrong(f"status {status}")
    if any(name in headers for name in OURS) or "default-src 'none'" not in headers.get("content-security-policy", ""):
        raise Wrong("headers")
    if not re.match(r"/(?!/)", headers.get("location", "/")):
        raise Wrong("leads elsewhere")
    form = headers.get("content-type", "")
    try:
        if form.startswith("text/html") and text:
            harmless(text)
        elif "json" in form and text:
            json.loads(text)
    except (AssertionError, ValueError) as error:
        raise Wrong(f"{form}: {error}"[:200]) from None
