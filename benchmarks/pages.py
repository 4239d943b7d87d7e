"""Pages as newspapers have them, made around texts: what only surrounds an article is invented here."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Sequence
from random import Random

SECTIONS = (
    "World Politics Business Economy Science Health Climate Sport Football Culture Film Books Travel Food".split()
)
TEASERS = (
    "Bakers of the old town keep the ovens warm for one more winter",
    "How a village choir learned to sing by post",
    "The quiet return of the night train",
    "Ten gardens to see before the leaves fall",
    "Why the lighthouse keeper will not leave",
    "A tunnel, a goat and a very long delay",
)
SCRIPT = "layer.push({'event':'view','slot':%d});function track%d(e){return e.target}"
STYLE = ".c%d{margin:%dpx;padding:4px;font:16px/1.5 serif;color:#123}"


def page(title: str, text: str, url: str, day: str, random: Random) -> str:
    """A page of some 160 kB that holds a text, with the paragraphs as they are divided by blank lines."""
    return "\n".join((*_head(title, url, day), "<body>", *_above(random), *_article(title, text, day), *_below(random)))


def _head(title: str, url: str, day: str) -> Iterator[str]:
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": f"{day}T09:30:00+00:00",
        "mainEntityOfPage": url,
        "publisher": {"@type": "Organization", "name": "The Bay Courier"},
        "author": [{"@type": "Person", "name": "Ines Duarte"}],
    }
    yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    yield f"<title>{html.escape(title)} | The Bay Courier</title>"
    yield f'<link rel="canonical" href="{url}"><meta property="og:site_name" content="The Bay Courier">'
    yield f'<meta property="article:published_time" content="{day}T09:30:00+00:00">'
    yield f'<script type="application/ld+json">{json.dumps(told)}</script>'
    yield f"<style>{''.join(STYLE % (number, number % 20) for number in range(250))}</style>"
    yield f"<script>{';'.join(SCRIPT % (number, number) for number in range(120))}</script></head>"


def _above(random: Random) -> Iterator[str]:
    yield '<header class="site"><a class="logo" href="/">The Bay Courier</a><nav class="menu"><ul>'
    for section in SECTIONS:
        inner = "".join(f'<li><a href="/{section}/{n}">{section} {n}</a></li>' for n in range(12))
        yield f'<li class="item"><a href="/{section}">{section}</a><ul class="sub">{inner}</ul></li>'
    yield '</ul></nav><form class="search"><input name="q"><button>Search</button></form></header>'
    yield f'<div class="ticker"><p>Live: {random.choice(TEASERS)}</p></div>'


def _article(title: str, text: str, day: str) -> Iterator[str]:
    yield f'<main id="content"><article class="story"><h1>{html.escape(title)}</h1>'
    yield f'<p class="by">By <a rel="author" href="/people/1">Ines Duarte</a> <time datetime="{day}">{day}</time></p>'
    yield '<div class="share"><ul><li><a href="#">Share</a></li><li><a href="#">Post</a></li></ul></div>'
    yield '<figure><img src="/1.jpg" alt=""><figcaption>A view of the harbour. Photo: Courier</figcaption></figure>'
    for number, paragraph in enumerate(each for each in text.split("\n\n") if each.strip()):
        yield f"<p>{html.escape(paragraph.strip())}</p>"
        if number == 2:
            yield f'<aside class="related"><p>Read more: <a href="/more">{TEASERS[number]}</a></p></aside>'
    yield "</article></main>"


def _below(random: Random) -> Iterator[str]:
    yield '<section class="more"><h2>More from the Courier</h2><div class="grid">'
    yield from (_card(number, random.choice(TEASERS)) for number in range(60))
    yield '</div></section><section class="comments"><h2>Comments</h2>'
    for number in range(40):
        yield f'<div class="comment"><div class="head"><b>Reader {number}</b> <span>2 h</span></div>'
        yield f"<p>I could not agree more with number {number}.</p><a>Answer</a></div>"
    links = "".join(f'<li><a href="/about/{number}">About {number}</a></li>' for number in range(60))
    yield f"</section><footer><ul>{links}</ul><p>© The Bay Courier</p></footer>"
    yield f"<script>window.state={json.dumps({'items': [TEASERS] * 150})}</script></body></html>"


def _card(number: int, teaser: str) -> str:
    """What stands for another story: a picture in four sizes, a headline, a line of it, a mark."""
    sizes = ", ".join(f"/images/{number}-{width}.jpg {width}w" for width in (320, 640, 960, 1280))
    return (
        f'<div class="card c{number}"><div class="media"><a href="/s/{number}"><picture><img srcset="{sizes}" alt="">'
        f'</picture></a></div><div class="text"><span class="tag"><a href="/t/{number}">Region</a></span>'
        f'<h3><a href="/s/{number}"><span>{teaser}</span></a></h3><p class="lead">{teaser}, and what follows.</p>'
        '<div class="foot"><time>2 h ago</time><button><svg viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg></button>'
        "</div></div></div>"
    )


def turned(text: str, number: int) -> str:
    """A text whose paragraphs after the first begin elsewhere, so that no two pages are the same."""
    first, *rest = [each for each in text.split("\n\n") if each.strip()] or [text]
    at = number % max(len(rest), 1)
    return "\n\n".join((first, *rest[at:], *rest[:at]))


def pages(texts: Sequence[tuple[str, str]], count: int, host: str, seed: int) -> Iterator[tuple[str, str]]:
    """So many pages from titles and texts, each with its address."""
    random = Random(seed)
    for number in range(count):
        title, text = texts[number % len(texts)]
        url = f"https://{host}/2022/06/{number % 28 + 1:02}/story-{number}"
        yield url, page(title, turned(text, number // len(texts)), url, f"2022-06-{number % 28 + 1:02}", random)
