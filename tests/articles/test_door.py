"""The door: what is taken as an article, what is refused, and how dates from outside are understood."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import legation
from legation.articles.door import LONGEST, article, identifier, interval_of
from legation.errors import ArticleTooLong, EmptyArticle, InputError, NotEnglish
from legation.model import Interval

GOLD = Path(__file__).parents[3] / "shared" / "gold"

HEADLINES = (
    "Talks? What talks? Tripoli, Tobruk both deny Malta meeting, hotel register notwithstanding",
    "Quito summons Mexican ambassador over election remarks; expulsion not excluded, minister hints",
    'Panama denies free passage deal for U.S. Navy ships, calls State Department post "intolerable"',
    "Some 800,000 Iraqi Kurds sought refuge in Germany last month.",
    "Luiz Inácio Lula da Silva, Cristina Fernández de Kirchner meet José Mujica, Rio de Janeiro",
    "Lavrov heads to Dar es Salaam",
    "Vice President Harris Before Roundtable to Discuss Roe V. Wade",
    "U.S.-Djibouti Bi-National Forum",
    "Modi",
)

FOREIGN = {
    "French": (
        "Le ministre des Affaires étrangères a rencontré lundi son homologue allemand à Berlin pour "
        "discuter de la situation en Ukraine. Les deux hommes ont annoncé qu’ils se rendraient à Kiev le "
        "mois prochain avec leurs collègues."
    ),
    "Spanish": (
        "El ministro de Relaciones Exteriores se reunió el lunes con su homólogo alemán en Berlín para "
        "hablar de la situación en Ucrania. Los dos anunciaron que viajarán a Kiev el próximo mes con sus"
        " colegas de la región."
    ),
    "German": (
        "Der Außenminister traf am Montag seinen französischen Kollegen in Berlin, um über die Lage in "
        "der Ukraine zu sprechen. Beide kündigten an, dass sie im nächsten Monat mit den anderen nach "
        "Kiew reisen werden."
    ),
    "Portuguese": (
        "O ministro das Relações Exteriores se reuniu na segunda-feira com o seu homólogo alemão em "
        "Berlim para discutir a situação na Ucrânia. Os dois anunciaram que vão viajar para Kiev no "
        "próximo mês com os seus colegas."
    ),
    "Italian": (
        "Il ministro degli Esteri ha incontrato lunedì il suo omologo tedesco a Berlino per discutere "
        "della situazione in Ucraina. I due hanno annunciato che il mese prossimo si recheranno a Kiev "
        "con i colleghi della regione."
    ),
    "Dutch": (
        "De minister van Buitenlandse Zaken heeft maandag in Berlijn zijn Duitse collega ontmoet om over "
        "de situatie in Oekraïne te praten. Beiden zeiden dat ze volgende maand met de anderen naar Kiev "
        "zullen reizen."
    ),
    "Turkish": (
        "Dışişleri Bakanı pazartesi günü Berlin'de Alman mevkidaşı ile bir araya geldi ve Ukrayna'daki "
        "durum için görüşmeler yaptı. İki bakan gelecek ay Kiev'e gideceklerini ve bu konuda çok kararlı "
        "olduklarını söyledi."
    ),
    "Indonesian": (
        "Menteri Luar Negeri bertemu dengan rekannya dari Jerman pada hari Senin di Berlin untuk membahas"
        " situasi di Ukraina. Kedua menteri itu mengatakan bahwa mereka akan pergi ke Kiev bulan depan."
    ),
    "Swahili": (
        "Waziri wa Mambo ya Nje alikutana na mwenzake wa Ujerumani siku ya Jumatatu mjini Berlin kwa "
        "mazungumzo kuhusu hali ya Ukraine. Mawaziri hao walisema kuwa watasafiri kwenda Kiev katika "
        "mwezi ujao."
    ),
    "Russian": (
        "Министр иностранных дел встретился в понедельник в Берлине со своим немецким коллегой, чтобы "
        "обсудить положение на Украине. Оба объявили, что в следующем месяце поедут в Киев."
    ),
    "Arabic": (
        "التقى وزير الخارجية يوم الاثنين نظيره الألماني في برلين لبحث الوضع في أوكرانيا وأعلنا أنهما سيسافران إلى كييف."
    ),
    "Chinese": "外交部长星期一在柏林会见了德国外长，讨论乌克兰局势。双方宣布将于下个月访问基辅。",
    "Japanese": "外務大臣は月曜日にベルリンでドイツの外相と会談し、ウクライナ情勢について話し合った。",
    "Hindi": ("विदेश मंत्री ने सोमवार को बर्लिन में अपने जर्मन समकक्ष से मुलाकात की और यूक्रेन की स्थिति पर चर्चा की।"),
    "Polish": (
        "Minister spraw zagranicznych spotkał się w poniedziałek w Berlinie z niemieckim odpowiednikiem, "
        "aby omówić sytuację na Ukrainie. Obaj ogłosili, że w przyszłym miesiącu pojadą do Kijowa oraz do"
        " Lwowa."
    ),
    "Danish": (
        "Udenrigsministeren mødte mandag sin tyske kollega i Berlin for at drøfte situationen i Ukraine. "
        "De to sagde, at de vil rejse til Kyiv i næste måned, og at det er vigtigt for hele Europa."
    ),
}


# --- the language ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HEADLINES)
def test_an_english_headline_is_taken(text: str) -> None:
    """Headlines leave out the words by which English is told, and name people of all languages."""
    assert article(text).text == text


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_refused(language: str) -> None:
    """Two sentences are enough to tell."""
    with pytest.raises(NotEnglish, match="reads English only"):
        article(FOREIGN[language])


@pytest.mark.parametrize(
    "language", ["French", "Spanish", "German", "Portuguese", "Italian", "Dutch", "Polish", "Danish"]
)
def test_the_message_names_a_language_that_it_knows(language: str) -> None:
    """Who gives a German text is told that it looks like German."""
    with pytest.raises(NotEnglish, match=f"looks like {language}"):
        article(FOREIGN[language])


@pytest.mark.parametrize("language", FOREIGN)
def test_english_that_quotes_another_language_is_taken(language: str) -> None:
    """A sentence of another language within an English article is no reason to refuse it."""
    frame = (
        "The foreign ministers of the two countries met in Berlin on Monday, and this is what they said to the press. "
    )
    assert article(frame * 4 + FOREIGN[language]).text


def test_words_of_no_known_language_are_refused() -> None:
    """A text of many words with hardly a frequent English one is not English, whatever it is."""
    with pytest.raises(NotEnglish, match="0% of the words are frequent English ones"):
        article("lorem ipsum dolor amet consectetur adipiscing elit sed " * 20)


@pytest.mark.parametrize("name", ["plover/dev.json", "status/dev.jsonl"])
def test_every_sentence_of_the_gold_is_taken(name: str) -> None:
    """No headline or short sentence that a reader has judged is refused."""
    path = GOLD / name
    if not path.exists():
        pytest.skip("the gold is not here")
    data = path.read_text("utf-8")
    entries = json.loads(data) if path.suffix == ".json" else [json.loads(line) for line in data.splitlines() if line]
    assert [article(entry["text"]).text for entry in entries] == [entry["text"] for entry in entries]


@pytest.mark.parametrize("folder", ["articles", "articles-newswire", "articles-open"])
def test_every_article_of_the_gold_is_taken(folder: str) -> None:
    """No article that a reader has judged is refused."""
    if not (GOLD / folder).exists():
        pytest.skip("the gold is not here")
    texts = [path.read_text("utf-8") for path in sorted((GOLD / folder).glob("*.txt"))]
    assert [article(text).text for text in texts] == texts


# --- what is no article ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", " \n\t", "—!?…", "🤝"])
def test_no_words_are_no_article(text: str) -> None:
    """Without a letter or a digit there is nothing to read."""
    with pytest.raises(EmptyArticle):
        article(text)


def test_a_library_is_no_article() -> None:
    """More characters than an article has are refused before anything else is done with them."""
    with pytest.raises(ArticleTooLong, match="one article at a time"):
        article("a" * (LONGEST + 1))


def test_half_a_character_becomes_the_replacement_sign() -> None:
    """A lone surrogate, from broken JSON, cannot be written out again; the offsets of all other words stay."""
    assert article("India \ud83d met Japan").text == "India \ufffd met Japan"


def test_the_identifier_does_not_see_spacing() -> None:
    """Copies of one text with other line breaks and spaces are one article."""
    assert identifier("India  met\nJapan") == identifier("India met Japan") != identifier("India met Nepal")


# --- dates ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2022-08-24", date(2022, 8, 24), date(2022, 8, 24)),
        (" 2022-08-24 ", date(2022, 8, 24), date(2022, 8, 24)),
        ("2022-08", date(2022, 8, 1), date(2022, 8, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("2022-08-10/2022-08-31", date(2022, 8, 10), date(2022, 8, 31)),
        ("2022-07/2022-08", date(2022, 7, 1), date(2022, 8, 31)),
        ("2022-08-24T23:30:00+09:00", date(2022, 8, 24), date(2022, 8, 24)),
        ("2022-08-24 10:00", date(2022, 8, 24), date(2022, 8, 24)),
    ],
)
def test_a_date_is_understood(written: str, first: date, last: date) -> None:
    """A day, a month, a year, two of them with a stroke between, or a moment, which counts as its day."""
    assert interval_of(written, "day") == Interval(first=first, last=last)


@pytest.mark.parametrize(
    "written",
    (
        "2022-09-09nonsense|2022-13|2022-00|2022-02-30|0000|10000|22-08-24|2022-8-4|-2022|２０２２||/|2022/|/2022|"
        "2022-08-31/2022-08-10|2022/2023/2024|today|24.8.2022|2022-08-24-|2022\n-08|"
        "2022-08-24T25:00|2022-08-24T10:00nonsense"
    ).split("|"),
)
def test_what_is_no_date_is_refused(written: str) -> None:
    """The message repeats what was given and shows how to write it."""
    with pytest.raises(
        InputError, match=r"is no date of publication .*: write 2022-08-24, 2022-08 or 2022-08-10/2022-08-31"
    ):
        interval_of(written)


@pytest.mark.parametrize(
    "given", ["0001-01-01", "9999-12-31", "1066", "2022/3500", date(1, 1, 1), Interval(last=date.max)]
)
def test_nothing_was_published_then(given: str | date | Interval) -> None:
    """Days before there was print or far ahead are refused: what is counted from them would leave the calendar."""
    with pytest.raises(InputError, match="give a date of publication between 1450 and 2999"):
        article("The foreign ministers of Portugal and Morocco met on Tuesday.", published=given)
    with pytest.raises(InputError, match="nothing was published on"):
        legation.find_times("They met on Tuesday.", published=given)


def test_any_day_can_be_asked_for() -> None:
    """Only days of publication are bounded: one asks for all acts until the end of time."""
    assert interval_of("9999-12-31", "day") == Interval(first=date(9999, 12, 31), last=date(9999, 12, 31))


def test_dates_of_python_are_taken() -> None:
    """A date, a moment, an interval and nothing are what they are."""
    day = Interval(first=date(2022, 8, 24), last=date(2022, 8, 24))
    assert (
        interval_of(date(2022, 8, 24)) == interval_of(datetime(2022, 8, 24, 23, tzinfo=UTC)) == interval_of(day) == day
    )
    assert interval_of(None) is None
