"""Redirects (RFC 9110, 15.4), followed by hand so that each step is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legation.errors import NotFetched
from legation.sources.web.urls import read_url

if TYPE_CHECKING:
    import httpx2

PERMANENT: Final = (301, 308)
REDIRECTS: Final = (*PERMANENT, 302, 303, 307)


class Trail:
    """The way from the address that was named to where it leads."""

    def __init__(self, start: httpx2.URL, most: int) -> None:
        self.here = start
        self._passed = [str(start)]
        self._most = most
        self._moved: str | None = None
        self._permanent = True

    @property
    def moved_for_good(self) -> str | None:
        """Where the permanent redirects at the beginning lead: behind one for now, the next are for now too."""
        return self._moved

    @property
    def has_moved(self) -> bool:
        """Whether a redirect was followed."""
        return len(self._passed) > 1

    def follow(self, status: int, location: str | None) -> None:
        """Go where a redirect points.

        Raises:
            NotFetched: nowhere, in a circle, or on and on.
            AddressRefused: out of the web.
        """
        if not location:
            raise NotFetched("it redirects, but tells not where; its server is at fault", status=status)
        if len(self._passed) > self._most:
            raise NotFetched(f"it redirects more than {self._most} times; give the page's own address", status=status)
        self._step(status, location)
        if str(self.here) in self._passed:
            raise NotFetched(f"it redirects in a circle, back to {self.here}; its server is at fault", status=status)
        self._passed.append(str(self.here))

    def _step(self, status: int, location: str) -> None:
        try:
            self.here = read_url(location, self.here)
        except NotFetched as error:
            raise type(error)(f"it redirects to {location[:200]!r}: {error}", status=status) from error
        self._permanent = self._permanent and status in PERMANENT
        if self._permanent:
            self._moved = str(self.here)
