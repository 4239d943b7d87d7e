"""One event an act: what is told twice is one event with two mentions, what happens twice is two."""

from __future__ import annotations

from datetime import date

import legation
from legation import Event, EventType, Kind, Status
from legation.articles import door
from legation.reading.act import Origin
from legation.reading.reader import candidates

DAY = "2022-07-27"


def events(text: str) -> tuple[Event, ...]:
    """The events of a text published on a Wednesday."""
    return legation.read(text, published=DAY).events


def test_the_talks_are_the_talks_told_before() -> None:
    """A definite noun means the meeting told before."""
    found = events("The presidents of Serbia and Croatia met in Zagreb on Monday. The talks lasted three hours.")
    assert [[span.text for span in event.mentions] for event in found] == [["met in Zagreb", "The talks"]]


def test_a_headline_and_its_lead_are_one_event() -> None:
    """The headline tells the act that the lead tells in full; the lead's words come first."""
    found = events(
        "Modi to visit Japan\n\nIndian Prime Minister Narendra Modi will visit Japan next month, his office said."
    )
    visits = [event for event in found if event.kind is Kind.VISIT]
    assert len(visits) == 1
    assert visits[0].status is Status.PLANNED
    assert visits[0].mentions[0].start > len("Modi to visit Japan")


def test_other_people_are_another_meeting() -> None:
    """The same two states, but other persons: two meetings."""
    found = events(
        "Turkish President Recep Tayyip Erdogan met Ukrainian President Volodymyr Zelensky on Monday. "
        "Turkish Foreign Minister Mevlut Cavusoglu met Ukrainian Foreign Minister Dmytro Kuleba on Tuesday."
    )
    assert len([event for event in found if event.type is EventType.CONSULT]) == 2


def test_another_date_is_another_visit() -> None:
    """A visit of last year and one to come are two."""
    found = events("Modi visited Japan in May 2019. Modi, the Indian prime minister, will visit Japan in September.")
    assert [(event.kind, event.status) for event in found] == [
        (Kind.VISIT, Status.HAPPENED),
        (Kind.VISIT, Status.PLANNED),
    ]


def test_a_visit_and_the_meeting_in_it_are_two() -> None:
    """The journey and the talks are told apart."""
    found = events(
        "French President Emmanuel Macron visited Algeria on Monday. Macron met President Abdelmadjid Tebboune."
    )
    assert {event.kind for event in found} == {Kind.VISIT, Kind.MEETING}


def test_ordinals_keep_sessions_apart() -> None:
    """The second and the first round are two events of one series."""
    found = events(
        "India and Japan will hold their second 2+2 dialogue in Tokyo in September. "
        "The first India-Japan 2+2 dialogue was held in New Delhi in November 2019."
    )
    assert [event.series.ordinal for event in found if event.series] == [2, 1]
    assert len({event.series.name for event in found if event.series}) == 1


def test_the_last_meeting_is_another_one() -> None:
    """ "The last meeting" is one of the same two, before, with its own date."""
    found = events(
        "The foreign ministers of India and Pakistan met in Islamabad on Monday. "
        "The last meeting was held in New Delhi in March 2021."
    )
    assert [(event.source, event.when.interval.first) for event in found if event.when] == [
        (("IND", "PAK"), date(2022, 7, 25)),
        (("IND", "PAK"), date(2021, 3, 1)),
    ]


def test_one_person_who_meets_two_had_two_meetings() -> None:
    """The minister and the president of one state are met one after the other."""
    found = events(
        "U.S. Secretary of State Antony Blinken met Deputy Minister Jennelly Matundu in Windhoek on Monday. "
        "Later in the day, he met President Hage Geingob of Namibia."
    )
    assert [[person.name for person in event.people] for event in found] == [
        ["Antony Blinken", "Jennelly Matundu"],
        ["Antony Blinken", "Hage Geingob"],
    ]
    assert [event.when.interval.first for event in found if event.when] == [date(2022, 7, 25), date(2022, 7, 25)]


def test_somebody_told_as_new_is_met_at_another_meeting() -> None:
    """ "A team of engineers" are not the officials met before."""
    found = events(
        "The region waits. U.S. Special Envoy Mike Hammer met with Egyptian officials on Monday. "
        "On Tuesday, Hammer met with a team of Egyptian engineers."
    )
    assert [len(event.mentions) for event in found] == [1, 1]


def test_visits_of_different_people_are_two() -> None:
    """One minister is on a visit now; the other one's earlier visit is another, though between the same states."""
    text = (
        "Algerian Foreign Minister Ramtane Lamamra is in Damascus. Early this month, Syrian Foreign Minister Faysal "
        "Mikdad visited Algeria."
    )
    visits = [event for event in events(text) if event.kind is Kind.VISIT]
    assert [(event.status, [person.name for person in event.people]) for event in visits] == [
        (Status.ONGOING, ["Ramtane Lamamra"]),
        (Status.HAPPENED, ["Faysal Mikdad"]),
    ]


def told(text: str, type_: EventType) -> list[tuple[list[str], Origin]]:
    """The words of every telling of the drafts of one type, and where the parties of the first come from."""
    found = [draft for draft in candidates(door.article(text, published=DAY)) if draft.first.type is type_]
    return [([act.span.text for act in draft.acts], draft.acts[0].origin) for draft in found]


def test_a_noun_told_as_new_is_another_act() -> None:
    """ "A contract" is no treaty told before: it is a guess of its own."""
    text = "News\n\nChile signed a treaty with Peru on Monday. It rained. A contract was signed in Berlin."
    assert told(text, EventType.AGREE) == [(["signed a treaty"], Origin.OWN), (["A contract"], Origin.NEAR)]


def test_the_same_noun_told_again_is_the_same_act() -> None:
    """ "A meeting" may be the meeting told before, in the same word."""
    text = "News\n\nNorway and Iceland held a meeting in Oslo on Monday. It rained. Fish was caught, a meeting heard."
    assert told(text, EventType.CONSULT) == [(["held a meeting", "a meeting"], Origin.OWN)]


def test_the_summit_is_no_meeting_told_otherwise() -> None:
    """ "The summit" means no meeting that nobody called a summit; "the meeting" means any."""
    met = (
        "News\n\nNorwegian Prime Minister Jonas Gahr Store met Icelandic Prime Minister Katrin Jakobsdottir on Monday. "
    )
    assert len(told(met + "The summit was opened in Berlin.", EventType.CONSULT)) == 2
    assert len(told(met + "The meeting was opened in Berlin.", EventType.CONSULT)) == 1


def test_the_next_meeting_is_another_one() -> None:
    """ "The next meeting" of the same two is another event, its parties guessed from the one before."""
    text = "News\n\nNorway and Iceland met in Oslo on Monday. The next meeting will be held in May."
    assert told(text, EventType.CONSULT) == [(["met in Oslo"], Origin.OWN), (["The next meeting"], Origin.NEAR)]


def test_they_discussed_at_the_meeting_told_before() -> None:
    """A verb done by "they" tells the same meeting; one done by somebody named, with nobody known, does not."""
    met = "News\n\nNorway and Iceland met in Oslo on Monday. It rained. "
    assert told(met + "They discussed fish.", EventType.CONSULT) == [(["met in Oslo", "discussed fish"], Origin.OWN)]
    text = met + "Norway negotiated with a group for a year."
    assert [words for words, _ in told(text, EventType.CONSULT)] == [["met in Oslo"], ["negotiated with a group"]]


def test_what_was_discussed_is_nobody_met() -> None:
    """ "Discussed a range of issues" tells no new partner: it is the meeting told before."""
    text = (
        "News\n\nNorwegian Prime Minister Jonas Gahr Store met Icelandic Prime Minister Katrin Jakobsdottir on Monday. "
        "Store and Jakobsdottir discussed a wide range of issues."
    )
    assert len(told(text, EventType.CONSULT)) == 1


def test_a_name_told_short_is_the_same_person() -> None:
    """The headline gives a surname, the lead the whole name: one meeting."""
    text = (
        "Sherman's Meeting with Philippine President Marcos, Jr.\n\nU.S. Deputy Secretary of State Wendy Sherman met "
        "Philippine President Ferdinand Romualdez Marcos Jr. in Manila on Monday."
    )
    assert len(told(text, EventType.CONSULT)) == 1


def test_a_guess_is_added_to_the_event_that_it_tells() -> None:
    """A telling whose other side is guessed from its sentence is one more mention where that event is known."""
    text = (
        "News\n\nChile sanctioned Peru on Monday. Bread got dear. Bolivia met Spain in Paris. It rained in Rome. "
        "Because of Peru, Chile imposed sanctions."
    )
    assert [words for words, _ in told(text, EventType.SANCTION)] == [["sanctioned Peru", "imposed sanctions"]]


def meetings(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The first words and the parties of each event of consultation in a text."""
    found = [event for event in events(text) if event.type is EventType.CONSULT]
    return [(event.mentions[0].text, tuple(sorted(event.source))) for event in found]


def test_a_meeting_on_the_margins_is_not_the_occasion() -> None:
    """Who meets on the margins of a dialogue has a meeting of its own, by the same two parties too."""
    found = meetings(
        "Foreign Minister Melanie Joly of Canada met ASEAN Secretary General Kao Kim Hourn in Jakarta today on the "
        "margins of the second ASEAN-Canada Strategic Dialogue."
    )
    assert [parties for _, parties in found] == [("ASEAN", "CAN")] * 2


def test_talks_for_which_they_meet_are_the_meeting() -> None:
    """What stands behind "for" tells the meeting itself."""
    assert len(meetings("The presidents of Chile and Peru met in Lima on Monday for talks on mining.")) == 1


def test_two_named_occasions_are_two() -> None:
    """Names without a word in common tell two occasions, whoever attends both."""
    found = meetings(
        "French President Emmanuel Macron will attend the Black Sea Summit with Turkish President Recep Tayyip Erdogan "
        "in May. France and Turkey also prepare the Clean Oceans Summit in Nice."
    )
    assert len(found) == 2


def test_a_name_and_its_initials_are_one_occasion() -> None:
    """An abbreviation is no other name."""
    found = meetings(
        "India and Australia held the Joint Trade Commission meeting in Perth on Monday. The JTC meeting between India "
        "and Australia dealt with coal."
    )
    assert len(found) == 1


def test_two_names_in_one_word_are_two_parties() -> None:
    """A word that writes two names with a hyphen between names both."""
    found = meetings("They praised the U.S.-ASEAN Special Summit.")
    assert [parties for _, parties in found] == [("ASEAN", "USA")]


def test_their_meeting_in_a_headline_is_of_those_named_before() -> None:
    """A headline without a verb tells who meets, with or without "their"."""
    for words in ("Their Meeting", "Bilateral Meeting"):
        found = meetings(f"Kenyan President William Ruto and Ghanaian President John Mahama Before {words}\n\nWelcome.")
        assert [parties for _, parties in found] == [("GHA", "KEN")]


def test_a_meeting_with_somebody_else_is_not_the_one_told() -> None:
    """A noun with a person of the same state who did not take part tells another meeting."""
    found = meetings(
        "Italian Foreign Minister Antonio Tajani met Croatian Foreign Minister Gordan Grlic Radman in Rome on Monday. "
        "The meeting of Grlic Radman with Italian President Sergio Mattarella lasted an hour."
    )
    assert len(found) == 2


def test_a_format_is_no_plain_meeting() -> None:
    """ "The ministerial meeting" means no meeting of two told before, though it has the noun of it."""
    found = events(
        "Norwegian Foreign Minister Espen Barth Eide had a meeting with his Omani counterpart Badr Albusaidi. "
        "Before the ministerial meeting on fisheries nobody would comment."
    )
    assert [span.text for span in found[0].mentions] == ["had a meeting"]


def test_a_noun_that_names_more_parties_is_another_meeting() -> None:
    """ "The summit with Egypt and Jordan" is not the meeting of two."""
    found = meetings(
        "Iraqi Prime Minister Mohammed Shia al-Sudani met Qatari Emir Tamim bin Hamad in Doha. Qatar welcomed the "
        "meeting between Iraq, Qatar, Egypt and Jordan."
    )
    assert [parties for _, parties in found] == [("IRQ", "QAT"), ("EGY", "IRQ", "JOR", "QAT")]


def test_another_hour_is_another_meeting() -> None:
    """What takes place at another time of day is another act, by the same two."""
    found = meetings(
        "The Irish foreign minister met with his Danish counterpart at 9:00 a.m. in Cork. "
        "The Irish foreign minister met with the Danish foreign minister at 4:30 p.m. in Cork."
    )
    assert len(found) == 2


def test_a_vague_noun_means_the_meeting_and_not_the_summit() -> None:
    """ "This encounter" means what was told as a meeting, though a summit was told after it."""
    found = events(
        "Ghanaian President John Mahama met Togolese President Faure Gnassingbe in Lome on Monday. Ghana and Togo "
        "had held an annual summit in Accra in March. This encounter lasted two hours."
    )
    met = next(event for event in found if event.mentions[0].text.startswith("met"))
    assert "This encounter" in [span.text for span in met.mentions]


def test_his_meeting_behind_his_ministers_is_the_ministers() -> None:
    """ "His" behind "the prime minister's visit" is the prime minister's."""
    found = meetings(
        "Secretary of State Antony Blinken spoke on Monday. It was a good day, with the Greek prime minister's visit, "
        "his meeting with President Joe Biden and much else."
    )
    assert ("GRC", "USA") in [parties for words, parties in found if words == "his meeting"]


def test_taking_part_is_no_second_meeting() -> None:
    """A verb that only says that somebody took part stands for the talks behind its "in"."""
    found = meetings(
        "The Kenyan foreign minister participated in a working lunch with the Ugandan president on Monday."
    )
    assert [parties for _, parties in found] == [("KEN", "UGA")]


def test_a_border_between_two_names_is_no_act_of_both() -> None:
    """What lies between two states is no act towards the second of them."""
    found = events("The United States condemned Cuba. The United States allocated funds for the U.S.-Mexico border.")
    assert [event.target for event in found] == [("CUB",)]


def test_a_named_body_attended_is_another_occasion() -> None:
    """Who co-chairs a committee with a name does so beside the meeting told."""
    found = meetings(
        "The Canadian defence minister met the Chilean deputy defence minister in Ottawa on Monday. Canada and Chile "
        "co-chaired the Joint Arctic Committee on Monday."
    )
    assert len(found) == 2


def test_whom_they_is_taken_for_tells_no_other_meeting() -> None:
    """Somebody named in between is not who spoke: "they" are those on the telephone all the same."""
    found = events(
        "Thai Prime Minister Srettha Thavisin had a telephone conversation with Lao Prime Minister Sonexay Siphandone "
        "on Monday. The leaders discussed the railway. Lao Security Council Secretary Chansamone Chanyalath is likely "
        "to travel to Bangkok next month. They also reviewed progress in the work on dams."
    )
    assert [span.text for span in found[0].mentions][-1] == "reviewed progress"


def test_a_word_with_the_own_president_is_no_telling_of_the_meeting() -> None:
    """Who speaks to somebody of his own state does not meet the other one by it."""
    text = (
        "Chilean Minister Ana Rojas and Peruvian Minister Luis Vega Before Their Meeting\n\n"
        "MINISTER ROJAS: Welcome, Luis. After speaking to Chilean President Pedro Soto I am sure that the harvest will "
        "be good. We will have a bilateral meeting now.\n"
    )
    assert [(event.kind, event.source) for event in events(text)] == [("meeting", ("CHL", "PER"))]


def test_a_talk_with_you_is_the_meeting_of_the_headline() -> None:
    """Those who speak before their meeting mean it by "a discussion with you" and "our conversations today"."""
    text = (
        "Chilean Minister Ana Rojas and Peruvian Minister Luis Vega Before Their Meeting\n\n"
        "MINISTER ROJAS: Luis, it is good to be in Lima. I know that our presidents spoke last week. I look forward to "
        "having a frank discussion with you. Our conversations today will help both our countries.\n"
    )
    (meeting,) = events(text)
    told = {mention.text for mention in meeting.mentions}
    assert told == {"having a frank discussion", "Their Meeting", "Our conversations"}


def test_a_summit_that_they_also_hold_is_another() -> None:
    """ "Also" in the clause behind a noun tells one more of its sort; without it the noun means the one told."""
    text = (
        "Brazil and Peru held a summit in Lima on 4 May 2022. Officials spoke of trade. At the summit{}, Brazil said "
        "little. Experts were sceptical."
    )
    other = events(text.format(" that the Peruvian president was also hosting on the climate"))
    assert [event.source for event in other] == [("BRA", "PER"), ("PER",)]
    assert [event.source for event in events(text.format(""))] == [("BRA", "PER")]


def test_words_that_no_frame_lists_change_no_event_that_others_tell() -> None:
    """What only the network takes for a telling of a meeting adds no party to the meeting that a verb tells."""
    text = (
        "Chilean Minister Ana Rojas met Peruvian Minister Luis Vega in Lima on 4 May 2022. {} "
        "They agreed to work on trade. Prices rose."
    )
    told = events(text.format("On fishing, Rojas and Vega consulted at length."))
    more = events(text.format("On fishing off Ecuador, the ministers consulted at length."))
    assert told[0].source == more[0].source == ("CHL", "PER")
    assert [mention.text for mention in told[0].mentions] == ["met Peruvian Minister Luis Vega"]


def test_deeds_of_two_sorts_are_two_events() -> None:
    """Envoys expelled and assets frozen are two, though the same state does both to the same other."""
    found = events("Norway expelled two Peruvian diplomats. Norway also froze the assets of a Peruvian bank.")
    assert [[span.text for span in event.mentions] for event in found] == [
        ["expelled two Peruvian diplomats"],
        ["froze the assets"],
    ]


def test_deeds_of_one_sort_are_one_event() -> None:
    """The expulsion told again in other words is one."""
    found = events(
        "Norway expelled two Peruvian diplomats. The envoys were expelled by Norway after a quarrel with Peru."
    )
    assert len([event for event in found if event.type is EventType.SANCTION]) == 1


def test_a_treaty_that_a_clause_behind_it_signs_is_one_event() -> None:
    """The noun and the verb of the clause behind it tell one act."""
    found = events("The minister praised the treaty that Chad signed with Libya in May.")
    assert [event.type for event in found if event.source == ("TCD", "LBY")] == [EventType.AGREE]


def test_separate_calls_are_the_calls_of_the_headline() -> None:
    """In the plural they are all that the article tells."""
    found = events(
        "Minister Huitfeldt’s Calls with Kenyan Foreign Minister Mutua and Ghanaian Foreign Minister Botchwey\n\n"
        "Norwegian Foreign Minister Anniken Huitfeldt had separate calls this morning with Alfred Mutua, the foreign"
        " minister of Kenya, and with Shirley Botchwey, that of Ghana."
    )
    assert len(found) == 1


def test_a_journey_spoken_of_in_the_present_is_the_one_ahead() -> None:
    """What it emphasizes says nothing of whether it is done."""
    found = events(
        "Special Envoy Endre Stiansen’s Travel to Addis Ababa\n\nNorwegian Special Envoy Endre Stiansen will travel to "
        "Addis Ababa August 19-23. Special Envoy Stiansen’s travel to Addis Ababa shows how close the two are."
    )
    assert [event.status for event in found if event.kind is Kind.VISIT] == [Status.PLANNED]


def test_a_meeting_that_a_headline_stands_before_is_no_summit_named_in_it() -> None:
    """Who speaks before a meeting may speak of a summit held long ago."""
    found = events(
        "Remarks by President Ruto, President Museveni of Uganda, and President Hassan of Tanzania Before Trilateral "
        "Meeting\n\nPRESIDENT RUTO: Thank you for hosting the Kenya-Uganda-Tanzania Summit in Arusha last month."
    )
    assert {event.kind for event in found} == {Kind.MEETING, Kind.SUMMIT}


def test_the_form_of_a_meeting_is_no_second_one() -> None:
    """They met in a bilateral meeting: once."""
    found = events(
        "Jonas Store, the prime minister of Norway, met Robert Abela, the prime minister of Malta, in a bilateral "
        "meeting at the edge of a fair in Oslo."
    )
    assert [event.source for event in found if event.kind is Kind.MEETING] == [("NOR", "MLT")]
