"""Serving: the site listens until it is stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from legation.errors import InputError

if TYPE_CHECKING:
    from legation.views.web.door import Door

#: Connections that may wait; further ones are told to come again.
MOST_WAITING: Final = 200
MISSING: Final = "the site wants more packages: pip install 'legation[site]'"


def serve_site(record: str | Path | None, door: Door, *, edit: bool = False) -> None:
    """Serve the site of a record; returns when it is stopped.

    Raises:
        InputError: nothing guards an address that others can reach, or packages are missing.
    """
    door.check()
    try:
        import uvicorn

        from legation.views.web.app import site_app
    except ImportError as error:
        raise InputError(f"{MISSING} ({error})") from error
    from legation.record.record import default_path
    from legation.views.web.site import Site

    path = Path(record) if record is not None else default_path()
    app = site_app(Site(record=path, edit=edit), door)
    uvicorn.run(
        app,
        host=door.host,
        port=door.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=MOST_WAITING,
    )
