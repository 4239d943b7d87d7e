"""A record of invented news that is worth a look: for the tests in a real browser, and for the pictures of the docs."""

from __future__ import annotations

import json
from pathlib import Path

from legation.articles import door
from legation.record.record import Record
from tests.record.news import FIFTH, HIT, SECOND, VISIT
from tests.record.told import put, record_of

EXAMPLES = Path(__file__).parents[3] / "examples"
#: Day, outlet, title, text.
NEWS = (
    (
        "2022-08-20",
        "Ganges Herald",
        "India and Japan set a date for defence talks",
        "India and Japan will hold their second 2+2 dialogue in Tokyo on September 8, two Indian officials told Kyodo"
        " on Friday. Foreign Minister Yoshimasa Hayashi and External Affairs Minister S. Jaishankar will lead"
        " the talks. Neither government has announced the meeting.\n\nThe first India-Japan 2+2 took place in New Delhi"
        " in November 2019. India and Japan signed the Acquisition and Cross-Servicing Agreement in September 2020.",
    ),
    (
        "2022-09-01",
        "Edo Courier",
        "Tokyo confirms talks with India",
        "Japan's foreign ministry said on Thursday that Japan and India will hold the second India-Japan 2+2 dialogue"
        " in Tokyo on September 8.\n\nPrime Minister Fumio Kishida is expected to visit India next March.",
    ),
    (
        "2022-09-09",
        "Edo Courier",
        "India and Japan agree on joint fighter drills",
        "India and Japan held the second India-Japan 2+2 dialogue in Tokyo on Thursday and agreed to hold their first"
        " joint fighter exercise.\n\nHayashi told reporters that Japan would support India's coast guard.",
    ),
    (
        "2023-01-10",
        "Ganges Herald",
        "Indian jets leave for Japan",
        "India and Japan will hold a joint air exercise at Hyakuri from January 16 to January 26, the Indian air force"
        " said on Tuesday.",
    ),
    (
        "2023-03-21",
        "Ganges Herald",
        "Kishida in New Delhi",
        "Japanese Prime Minister Fumio Kishida visited New Delhi on Monday and met Indian Prime Minister Narendra Modi."
        " Japan promised India a loan for the high-speed railway between Mumbai and Ahmedabad.",
    ),
    (
        "2023-05-21",
        "Edo Courier",
        "Modi thanks Kishida in Hiroshima",
        "Indian Prime Minister Narendra Modi met Japanese Prime Minister Fumio Kishida in Hiroshima on May 20, 2023.",
    ),
    (
        "2023-07-28",
        "Ganges Herald",
        "Hayashi calls for more trade",
        "Japanese Foreign Minister Yoshimasa Hayashi met Indian External Affairs Minister S. Jaishankar in New Delhi on"
        " Thursday. The two may meet again in Tokyo before the end of the year, an Indian official said.",
    ),
    (
        "2024-03-08",
        "Edo Courier",
        "Jaishankar in Tokyo",
        "Indian External Affairs Minister S. Jaishankar met Japanese Foreign Minister Yoko Kamikawa in Tokyo on"
        " March 7, 2024. Japan criticised a delay of the railway by India.",
    ),
    (
        "2024-07-30",
        "Ganges Herald",
        "Ministers to meet in August",
        "India and Japan will hold the fifth India-Japan 2+2 dialogue in New Delhi on August 20, the Indian foreign"
        " ministry said on Tuesday. India and Japan may sign an agreement on naval radio masts by the end of 2024.",
    ),
    (
        "2021-03-13",
        "Potomac Wire",
        "Quad leaders speak",
        "The leaders of the United States, Japan, India and Australia held a Quad summit by video on March 12, 2021.",
    ),
)


def pictured(path: Path) -> Record:
    """The record, in a new file."""
    record = record_of(path, *VISIT, SECOND, FIFTH, HIT)
    for number, (day, outlet, title, text) in enumerate(NEWS):
        url = f"https://{outlet.lower().replace(' ', '-')}.example/{number}"
        put(record, door.article(text, published=day, title=title, url=url, outlet=outlet))
    for line in (EXAMPLES / "rescue-agreement.jsonl").read_text("utf-8").splitlines():
        given = json.loads(line)
        put(record, door.article(given.pop("text"), **given))
    return record
