"""robots.txt (RFC 9309): what hosts do not want read, and how fast they want to be asked."""

from __future__ import annotations

import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from legation.errors import AddressRefused, NotFetched
from legation.sources.web.settings import TOKEN
from legation.sources.web.urls import origin

if TYPE_CHECKING:
    import httpx2
    from protego import Protego

#: Of a file so much is read (RFC 9309, 2.5); what follows counts as not there.
MOST_READ: Final = 500 * 1024
#: Files are kept for a day at most (2.4), and one that could not be had for five minutes: a server may come back.
KEPT: Final = 86_400
KEPT_FAILURE: Final = 300
MOST_KEPT: Final = 1_000
#: A host may ask for longer waits; nobody would wait for them.
LONGEST_DELAY: Final = 60.0
#: The lines that tell something, with the spellings that are met.
LINE: Final = re.compile(
    r"\s*(?:(?P<agent>user[- ]?agent)|(?P<allow>allow)|(?P<disallow>diss?all?ow)|(?P<delay>crawl[- ]delay))"
    r"\s*:\s*(?P<value>[^#]*)",
    re.IGNORECASE,
)
#: How the parser wants them written.
DIRECTIVES: Final = MappingProxyType(
    {"agent": "User-agent", "allow": "Allow", "disallow": "Disallow", "delay": "Crawl-delay"}
)
#: Which robot a line speaks of: letters, ``-`` and ``_`` (2.2.1); versions behind it do not count.
ROBOT: Final = re.compile(r"[A-Za-z_-]+|\*")
#: The names under which a group is kept: ours, everyone's, somebody else's.
OURS, EVERYONE, OTHERS = TOKEN.lower(), "*", "others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one robots.txt says to us; None where there is none, or nothing in it."""

    told: Protego | None = None

    def allow(self, url: str) -> bool:
        """Whether an address may be asked."""
        return self.told is None or self.told.can_fetch(url, OURS)

    @property
    def delay(self) -> float:
        """The seconds that its host wants between two requests, 0 where it says nothing."""
        return 0.0 if self.told is None else min(self.told.crawl_delay(OURS) or 0.0, LONGEST_DELAY)


def rules_in(data: bytes) -> Rules:
    """The rules of a file that may hold anything."""
    from protego import Protego

    lines = list(_lines(data[:MOST_READ].decode("utf-8-sig", errors="replace")))
    return Rules(told=Protego.parse("\n".join(lines)) if lines else None)


def _lines(text: str) -> Iterator[str]:
    """The lines that matter, written plainly, all robots but us under one name.

    Thousands of robots above thousands of rules would otherwise become millions of rules in memory; and the parser
    would take a robot named "leg" for us.
    """
    for line in text.splitlines():
        found = LINE.match(line)
        if found is None:
            continue
        directive = next(name for name in DIRECTIVES if found[name])
        value = found["value"].strip()
        # A rule with no value allows all, and ends the list of robots that it is for.
        yield f"{DIRECTIVES[directive]}: {_robot(value) if directive == 'agent' else value}"


def _robot(value: str) -> str:
    named = ROBOT.match(value)
    name = named[0].lower() if named else OTHERS
    return name if name in (OURS, EVERYONE) else OTHERS


@dataclass(slots=True)
class _Kept:
    """The outcome for one origin, until a time of `time.monotonic`."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    outcome: Rules | NotFetched | None = None
    until: float = 0.0


class Robots:
    """The robots.txt of every origin that was asked for lately; `load` gets the bytes of one, None where there is none.

    For many threads at once; each file is asked for once.
    """

    def __init__(self, load: Callable[[httpx2.URL], bytes | None]) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def rules(self, url: httpx2.URL) -> Rules:
        """What the host of an address says.

        Raises:
            AddressRefused: its robots.txt does not want the address read.
            NotFetched: whether it does cannot be known: the file is not to be had (RFC 9309, 2.3.1.4).
        """
        kept = self._entry(origin(url))
        with kept.lock:
            if kept.outcome is None or kept.until <= time.monotonic():
                kept.outcome = self._asked(url)
                kept.until = time.monotonic() + (KEPT if isinstance(kept.outcome, Rules) else KEPT_FAILURE)
            outcome = kept.outcome
        if isinstance(outcome, NotFetched):
            raise type(outcome)(str(outcome), status=outcome.status, retry_after=outcome.retry_after)
        if not outcome.allow(str(url)):
            raise AddressRefused(f"{origin(url)}/robots.txt does not want it read by {TOKEN}; ask for another page")
        return outcome

    def _entry(self, key: str) -> _Kept:
        """The oldest entries are dropped where there are many; whoever uses one still has it."""
        with self._lock:
            kept = self._kept.setdefault(key, _Kept())
            self._kept.move_to_end(key)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            return kept

    def _asked(self, url: httpx2.URL) -> Rules | NotFetched:
        try:
            data = self._load(url.copy_with(raw_path=b"/robots.txt"))
        except NotFetched as error:
            return error
        return Rules() if data is None else rules_in(data)
