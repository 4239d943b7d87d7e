"""Rendering: templates filled with what a record answers. All that is printed is escaped, foreign marks are tamed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib.metadata import version
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from legation.views.web import addresses, sentences, statics, words

#: Schemes of addresses that a page links to.
WEB: Final = ("http", "https")


#: What templates do to values.
FILTERS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {
        "sentence": sentences.sentence,
        "headline": sentences.headline,
        "what": sentences.what,
        "name": words.name_of,
        "day": words.day_text,
        "days": words.days_text,
        "short_days": partial(words.days_text, short=True),
        "line_day": words.line_day,
        "sureness": words.sureness,
        "iso_text": words.iso_text,
        "input_day": words.input_day,
        "ordinal": words.ordinal_text,
        "month": words.month_text,
    }
)
#: What templates call and know.
KNOWN: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "static": statics.address_of,
        "counted": words.counted,
        "version_text": words.version_text,
        "published_text": words.published_text,
        "SURE": words.SURE,
        "CHANGES": words.CHANGES,
        "event_path": addresses.event_path,
        "article_path": addresses.article_path,
        "actor_path": addresses.actor_path,
        "named_path": addresses.named_path,
        "with_query": addresses.with_query,
        "version": version("legation"),
    }
)


@cache
def environment() -> Environment:
    """The templates, with the words that they use."""
    made = Environment(
        loader=PackageLoader("legation.views.web"),
        autoescape=True,
        finalize=_printed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {**FILTERS, "web_link": web_link}
    made.globals |= KNOWN
    return made


def _printed(value: Any) -> Any:
    """What a template prints: foreign text without anything that turns the direction of writing."""
    if value is None:
        return ""
    return words.tame(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def web_link(url: str | None) -> str | None:
    """The address of an article, if it is one of the web: no script and no file is linked to."""
    try:
        return url if url and urlsplit(url).scheme.lower() in WEB else None
    except ValueError:
        return None


def page(request: Request, template: str, status: int = 200, **known: Any) -> Response:
    """A page made from a template."""
    site = request.app.state.site
    made = environment().get_template(template).render(site=site, request=request, q=known.pop("q", ""), **known)
    return HTMLResponse(made, status)
