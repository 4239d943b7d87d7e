"""Tells the class of an office from its English title."""

# ruff: noqa: E501  (one rule a line)

from __future__ import annotations

import re

USELESS = re.compile(
    r"justice of|chief justice|supreme court|constitutional court|judge|\bmayor|first lady|first gentleman|lord lieutenant"
    r"|of scotland\b|poet|bishop|cardinal|\brector|magistrate|ombuds|whip\b|lord of the treasury|lord-in-waiting"
    r"|county|archivist|librarian|sheriff|baron|police chief|comptroller of the household|azad kashmir|election commission"
    r"|information commission|privacy commission|premier of (?!the state council)|generalitat|provin|provincial"
    r"|commissioner of police|police commissioner|inland revenue"
)

CLASSES = (
    ("ambassador", r"ambassador|high commissioner (to|in)|permanent representative|consul\b|consul-general|charg. d"),
    ("spokesperson", r"spoke|press secretary"),
    ("national security adviser", r"national security advis"),
    ("central banker", r"(governor|president|chair\w*).*(bank|monetary authority|federal reserve)"),
    ("vice president", r"^(first |second |executive )?vice[- ]president( of the (republic|united states))?$"),
    ("finance minister", r"^chancellor of the exchequer|^treasurer$"),
    ("deputy minister", r"deputy (\w+ )?(minister|secretary)|vice[- ](foreign )?minister|under-?secretary|state secretary"
                        r"|minister of state|parliamentary secretary|assistant (minister|secretary)|parliamentary under"
                        r"|state minister|junior minister|economic secretary|exchequer secretary|financial secretary|associate"
                        r"|(defence|defense) (procurement|materiel|equipment|science|personnel|veterans|readiness|people)"
                        r"|minister for (the )?armed forces"),
    ("minister", r"deputy prime minister|vice[- ]premier|deputy premier|t.naiste|vice[- ]chancellor|chief cabinet secretary"
                 r"|state council+or|duchy of lancaster"),
    ("head of government", r"^(acting |caretaker |interim |first )?(prime minister|premier|taoiseach|federal chancellor|chancellor)"
                           r"( \(.*\)| of the state council)?$|^president of the government$"
                           r"|^(president|chairman) of the council of ministers$|^head of government$"),
    ("speaker", r"speaker|(president|chair\w*) of the (senate|chamber|national assembly|assembly|parliament|house of|legislat"
                r"|national council|federal council|council of states|storting|sejm|riksdag|bundestag|bundesrat|congress|riigikogu"
                r"|state duma|standing committee|national people|verkhovna|knesset|\w+ (senate|parliament))|marshal of the se"),
    ("head of state", r"^(acting |interim |federal |transitional )?president( of (the )?(republic|russian federation|confederation"
                      r"|swiss confederation|united states))?$|^(king|queen|emperor|sultan|emir|monarch|supreme leader|grand duke"
                      r"|pope|yang di-pertuan agong)$|^supreme leader|^head of state|^chairman of the presidency"),
    ("trade minister", r"(minister|secretary|representative).*(trade|commerce)"),
    ("foreign minister", r"minister.*(foreign|external (affairs|relations))|secretary.*foreign|foreign (minister|secretary)"
                         r"|minister of international relations|^secretary of state$"),
    ("defence minister", r"^(\w+ )?(minister|secretary)( of state)? (of|for) (the |national |federal )*(defen[cs]e|armed forces|war\b)"),
    ("finance minister", r"(minister|secretary).*(finance|treasury)"),
    ("interior minister", r"(minister|secretary).*(interior|internal affairs|home affairs|homeland)|home secretary"),
    ("military chief", r"chief of (the )?(general|defen|army|air|naval|navy|joint)|chief of staff of the|joint chiefs"
                       r"|chair of the chiefs of staff|commander.in.chief|chief of the (armed|\w+ armed)"),
    ("commissioner", r"^(european )?commissioner|high commissioner"),
    ("secretary-general", r"^secretary[- ]general$|general secretary of the (chinese|communist|central|workers)"),
    ("minister", r"minister|^secretary (of|for)|attorney[- ]general|lord president|lord privy"),
)  # fmt: skip

OTHERS_KEPT = re.compile(
    r"governor-general|director of (the )?(cia|central intelligence|national intelligence|fbi)|presidential (administration|office)"
    r"|head of the security service|national security (council|and defen)|white house chief of staff|chief of the foreign intell"
    r"|leader of the opposition|sovereignty council|foreign intelligence"
)


def office_class(title: str) -> str:
    """The class that a title belongs to; "other" where no rule fits."""
    plain = title.lower()
    return next((name for name, pattern in CLASSES if re.search(pattern, plain)), "other")


def acts_abroad(title: str) -> bool:
    """Whether the holder of an office with this title can appear in the news of states."""
    plain = title.lower()
    if USELESS.search(plain):
        return False
    return office_class(title) != "other" or bool(OTHERS_KEPT.search(plain))
