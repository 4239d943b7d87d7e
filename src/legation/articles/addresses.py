"""Addresses of the web, compared as people would: without what does not change where they lead; dates in them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from legation.articles.days import interval_of_month, make_day
from legation.knowledge.time_words import time_words
from legation.model import Interval
from legation.sources.page_addresses import host_of, same_host, telling_query

__all__ = ["address_of", "date_in_address", "host_of", "same_host"]

#: Addresses are no longer; what is, holds a message.
LONGEST: Final = 4_000
IN_SITE: Final = re.compile(
    r"(?<![0-9])(?P<year>19[89][0-9]|20[0-9]{2})(?P<sign>[/\-_.]?)(?P<month>1[0-2]|0[1-9]|[1-9](?![0-9])|[a-z]{3,9})"
    r"(?:(?P=sign)(?P<day>0[1-9]|[12][0-9]|3[01]|[1-9](?![0-9])))?(?![0-9])",
    re.IGNORECASE,
)


def address_of(url: str) -> str:
    """What names the page: host, path and query, without scheme, ``www.``, fragment, last slash, and what only counts
    readers (``utm_source``).
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    query = telling_query(parts.query)
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}{f'?{query}' if query else ''}"


def date_in_address(address: str) -> Interval | None:
    """The day or the month that an address spells, as in /2022/08/10/ or /2022-aug-10."""
    for match in IN_SITE.finditer(address[:LONGEST]):
        month, day = _month_number(match["month"]), match["day"]
        if not month or not (match["sign"] or day):
            continue
        if day and (made := make_day(int(match["year"]), month, int(day))):
            return made
        if match["sign"] == "/":
            return interval_of_month(int(match["year"]), month)
    return None


def _month_number(text: str) -> int | None:
    words = time_words()
    if text.isdigit():
        return int(text)
    return words.months.get(text.lower()) or words.short_months.get(text.lower())
