"""The door of the site: where it listens, by which names it is called, and what guards it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Final

from legation.errors import InputError

#: Names and numbers of this machine.
LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")
#: Characters that a token has at least.
SHORTEST: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where the site listens, and what guards it.

    `names` are further names by which browsers may call it. With a `token` nothing is shown without it; `proxy` says
    that something in front checks who asks.
    """

    host: str = "127.0.0.1"
    port: int = 8321
    names: tuple[str, ...] = ()
    token: str | None = None
    proxy: bool = False

    @property
    def is_open(self) -> bool:
        """Whether other machines can reach it."""
        return self.host not in LOOPBACK

    def check(self) -> None:
        """See that something guards it where others can reach it.

        Raises:
            InputError: nothing does, or the token is too short to guard anything.
        """
        if self.is_open and not self.token and not self.proxy:
            raise InputError(
                f"others can reach {self.host}: give --token WORD, without which nothing is shown,"
                " or --proxy where something in front of it checks who asks"
            )
        if self.token is not None and len(self.token) < SHORTEST:
            raise InputError(f"the token is too short to guard anything: give at least {SHORTEST} characters")

    def knows(self, host: str) -> bool:
        """Whether a browser may call the site by a name. An address in numbers cannot be rebound to another."""
        name = host.rsplit(":", 1)[0] if host.rpartition(":")[2].isdecimal() and not host.endswith("]") else host
        name = name.strip("[]").lower()
        if name in (*LOOPBACK, self.host.lower(), *(each.lower() for each in self.names)):
            return True
        return self.is_open and _is_number(name)


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
