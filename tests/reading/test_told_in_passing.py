"""What a sentence tells in passing: what is denied, whose a body is, how long something has gone on, who says so."""

from __future__ import annotations

import pytest

import legation

DAY = "2023-06-14"


def told(text: str) -> list[str]:
    """The events of a text, each with its sides, its status, and its days where they are known."""
    return [_told(event) for event in legation.read(text, published=DAY).events]


def _told(event: legation.Event) -> str:
    days = event.when.interval if event.when else None
    when = f" {days.first or ''}..{days.last or ''}" if days and (days.first or days.last) else ""
    return f"{event.type} {'+'.join(event.source)} > {'+'.join(event.target)} {event.status}{when}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Serbian and Croatian officials denied that a treaty had been signed.",
            ["AGREE SRB+HRV > SRB+HRV denied"],
        ),
        (
            "Angola's air force denied that a jet had been handed over to Zambia.",
            ["AID AGO > ZMB denied"],
        ),
        (
            "Chad's consulate in Lyon denied that its government had recalled the ambassador to France.",
            ["SANCTION TCD > FRA denied"],
        ),
        (
            "Chad's consulate in Lyon denied that its government had ordered the recall of the ambassador to France.",
            ["SANCTION TCD > FRA denied"],
        ),
        ("Chile's government rejected claims that its troops had entered Bolivia.", ["MOBILIZE CHL > BOL denied"]),
        ("Tokyo denied reports that it would send troops to Mali.", ["MOBILIZE JPN > MLI denied"]),
    ],
)
def test_what_is_denied_is_told_as_done_by_who_denies_it(text: str, expected: list[str]) -> None:
    """The denial itself is no second event, and a passive below it has those who deny it for its doers."""
    assert told(text) == expected


def test_its_means_the_body_that_a_sentence_is_about() -> None:
    """Not the city in which the embassy lies."""
    assert told("Oman's embassy in Rome said that its government had expelled the consul of Chad.") == [
        "SANCTION OMN > TCD happened"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mumbai police arrested a Pakistani sailor.", ["COERCE IND > PAK happened"]),
        ("Abidjan harbour police will release the Danish trawler.", ["CONCEDE CIV > DNK planned"]),
        ("A Marseille court sentenced a Libyan officer to ten years in prison.", ["COERCE FRA > LBY happened"]),
    ],
)
def test_a_body_named_for_a_city_acts_for_its_state(text: str, expected: list[str]) -> None:
    """Police, courts and authorities; a company of that city does not."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Morocco's coastguard has been seizing Spanish yachts off Agadir for five days.",
            ["COERCE MAR > ESP ongoing 2023-06-09.."],
        ),
        (
            "Turkish troops have been shelling Syria for two weeks.",
            ["ASSAULT TUR > SYR ongoing 2023-05-31.."],
        ),
        (
            "Russian forces were still shelling Ukraine for the fourth day.",
            ["ASSAULT RUS > UKR ongoing 2023-06-11.."],
        ),
    ],
)
def test_a_length_dates_the_start_of_what_goes_on(text: str, expected: list[str]) -> None:
    """It is counted back from the day of publication, and has no end yet."""
    assert told(text) == expected


def test_a_length_dates_nothing_where_the_day_is_not_known() -> None:
    """Without a date of publication there is nothing to count from."""
    (event,) = legation.read("Morocco's coastguard has been seizing Spanish yachts off Agadir for five days.").events
    assert event.when is None or event.when.interval.first is None


def test_the_week_of_a_day_is_that_week() -> None:
    """From Monday to Sunday."""
    assert told("A trip by the queen of Denmark to Norway in the week of 21 June was called off.") == [
        "CONSULT DNK+NOR > DNK+NOR cancelled 2023-06-19..2023-06-25"
    ]


def test_what_is_now_expected_lies_ahead_though_the_sentence_before_tells_the_past() -> None:
    """The weekday of "is now expected" is the next one, and "now" is not its date."""
    assert told("Peru and Chile met in Arica on Monday. The next talks are now due on Friday.")[1:] == [
        "CONSULT CHL+PER > CHL+PER planned 2023-06-16..2023-06-16"
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Kenya denies closing the border with Somalia.", ("Kenya", "office")),
        (
            "The Vatican did not rule out that a Cuban delegation could come to Rome in July.",
            ("Vatican", "office"),
        ),
        (
            "Peru and Chile will sign the pact in Lima in July, Peruvian and Chilean officials confirmed separately.",
            ("Peruvian and Chilean officials", "anonymous"),
        ),
        ("Tokyo denied reports that it would send troops to Mali.", ("Tokyo", "office")),
    ],
)
def test_who_denies_leaves_open_or_confirms_something_is_its_source(text: str, source: tuple[str, str]) -> None:
    """Also where the tagger takes "confirmed" for a participle."""
    (event,) = legation.read(text, published=DAY).events
    assert [(each.span.text, each.kind) for each in event.attribution] == [source]


def test_a_short_text_tells_an_act_of_which_only_those_acted_upon_are_known() -> None:
    """Somebody chose it for what it tells; a whole article's guesses are judged instead."""
    assert told("Two Yemeni pilots were arrested on Tuesday.") == ["COERCE  > YEM happened 2023-06-13..2023-06-13"]


def test_in_a_short_text_the_two_ministers_are_those_of_the_states_named() -> None:
    """They meet, though the noun says only how many they are."""
    assert told("A meeting of the two chief negotiators in Geneva ended without a word from Oslo or Reykjavik.") == [
        "CONSULT NOR+ISL > NOR+ISL happened"
    ]


def test_what_follows_a_comma_as_a_participle_is_an_act_of_its_own() -> None:
    """It is no part of what was turned down."""
    assert told("Ethiopia has turned down the mediation proposal, accusing Egypt of trying to widen the dispute.") == [
        "REJECT ETH > EGY happened",
        "ACCUSE ETH > EGY happened",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Chilean wine was praised by critics.",
        "The film praises France.",
        "He thanked Norway.",
    ],
)
def test_opinions_of_things_and_people_without_a_state_are_no_events(text: str) -> None:
    """Also in a short text: who has them is told, and is no party."""
    assert told(text) == []


def test_what_whoever_asks_for_has_not_happened() -> None:
    """Also where who asks is no party; what is only asked after is a possibility."""
    assert told("Villagers demanded that Turkish soldiers withdraw from Syria.") == ["REQUEST  > TUR happened"]
    assert told("Kenya asked Uganda whether Tanzanian soldiers had entered Burundi.") == [
        "REQUEST KEN > UGA happened",
        "MOBILIZE TZA > BDI possible",
    ]


def test_a_court_acts_though_its_state_is_not_told() -> None:
    """It is a body of some state."""
    assert told("The court blamed Togo for the spill.") == ["ACCUSE  > TGO happened"]


@pytest.mark.parametrize(
    "text",
    [
        "Japan keeps two planes in Djibouti.",
        "The soldiers in Denmark doubled their efforts in Estonia.",
        "Finland left Russian troops guessing.",
        "Turkey kept its warships out of Greek waters.",
        "Norway gave the Swedish team an hour to go over the plan.",
    ],
)
def test_what_sounds_like_an_act_is_none(text: str) -> None:
    """Who keeps a ship may keep his own, troops that are left may be left guessing, and not every hour is the last."""
    assert told(text) == []


def test_a_report_that_names_a_doer_is_not_of_him_who_denies_it() -> None:
    """Also where the frame of what was done does not find him."""
    assert told("Tunisia rejected reports that Algeria had offered a loan.") == ["REJECT TUN >  happened"]
