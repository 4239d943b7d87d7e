"""English is let pass, whatever names stand in it; other languages are told by their codes."""

from __future__ import annotations

import pickle

import pytest

from legation.articles.english import check_english, language_by_letters
from legation.errors import NotEnglish
from legation.knowledge.word_lists import table

#: A sentence of a report in each language, as a feed would show it.
OTHERS = {
    "Catalan": (
        "El ministre d'Afers Exteriors es va reunir dilluns amb el seu homòleg alemany a Berlín per "
        "parlar de la situació a Ucraïna."
    ),
    "Slovak": (
        "Minister zahraničných vecí sa v pondelok stretol v Berlíne so svojím nemeckým kolegom, aby "
        "hovorili o situácii na Ukrajine."
    ),
    "Norwegian": (
        "Utenriksministeren møtte mandag sin tyske kollega i Berlin for å snakke om situasjonen i "
        "Ukraina, opplyser departementet."
    ),
    "Estonian": (
        "Välisminister kohtus esmaspäeval Berliinis oma Saksa kolleegiga, et arutada olukorda Ukrainas "
        "ja kahe riigi suhteid."
    ),
    "Latvian": (
        "Ārlietu ministrs pirmdien Berlīnē tikās ar savu Vācijas kolēģi, lai pārrunātu situāciju Ukrainā"
        " un abu valstu attiecības."
    ),
    "Lithuanian": (
        "Užsienio reikalų ministras pirmadienį Berlyne susitiko su Vokietijos kolege aptarti padėties "
        "Ukrainoje ir dvišalių santykių."
    ),
    "Albanian": (
        "Ministri i Jashtëm u takua të hënën në Berlin me homologun e tij gjerman për të biseduar mbi "
        "gjendjen në Ukrainë."
    ),
    "Malay": (
        "Menteri Luar bertemu rakan sejawatnya dari Jerman di Berlin pada hari Isnin bagi membincangkan "
        "keadaan di Ukraine."
    ),
    "Afrikaans": (
        "Die minister van buitelandse sake het Maandag sy Duitse eweknie in Berlyn ontmoet om oor die "
        "toestand in Oekraïne te praat."
    ),
    "Azerbaijani": (
        "Xarici işlər naziri bazar ertəsi Berlində alman həmkarı ilə görüşərək Ukraynadakı vəziyyəti müzakirə edib."
    ),
    "Uzbek": (
        "Tashqi ishlar vaziri dushanba kuni Berlinda nemis hamkasbi bilan uchrashib, Ukrainadagi "
        "vaziyatni muhokama qildi."
    ),
    "Slovene": (
        "Zunanji minister se je v ponedeljek v Berlinu sestal z nemškim kolegom, da bi govorila o razmerah v Ukrajini."
    ),
    "Galician": (
        "O ministro de Asuntos Exteriores reuniuse o luns co seu homólogo alemán en Berlín para falar da"
        " situación en Ucraína."
    ),
    "Icelandic": (
        "Utanríkisráðherra hitti á mánudag þýskan starfsbróður sinn í Berlín til að ræða ástandið í "
        "Úkraínu og samskipti ríkjanna."
    ),
    "Danish": (
        "Udenrigsministeren mødte mandag sin tyske kollega i Berlin for at tale om situationen i Ukraine"
        " og samarbejdet."
    ),
    "Swedish": (
        "Utrikesministern träffade i måndags sin tyska kollega i Berlin för att tala om läget i Ukraina och samarbetet."
    ),
    "Czech": (
        "Ministr zahraničí se v pondělí v Berlíně setkal se svým německým protějškem a jednali o situaci na Ukrajině."
    ),
    "Romanian": (
        "Ministrul de externe s-a întâlnit luni la Berlin cu omologul său german pentru a discuta despre"
        " situația din Ucraina."
    ),
    "Finnish": (
        "Ulkoministeri tapasi maanantaina Berliinissä saksalaisen kollegansa ja keskusteli Ukrainan tilanteesta."
    ),
    "Croatian": (
        "Ministar vanjskih poslova sastao se u ponedjeljak u Berlinu s njemačkim kolegom kako bi "
        "razgovarali o Ukrajini."
    ),
    "Vietnamese": (
        "Bộ trưởng Ngoại giao đã gặp người đồng cấp Đức tại Berlin hôm thứ Hai để thảo luận về tình hình Ukraine."
    ),
    "Swahili": (
        "Waziri wa Mambo ya Nje alikutana na mwenzake wa Ujerumani mjini Berlin siku ya Jumatatu "
        "kujadili hali ya Ukraine."
    ),
    "Somali": (
        "Wasiirka Arrimaha Dibadda ayaa Isniintii Berlin kula kulmay dhiggiisa Jarmalka si ay uga wada "
        "hadlaan xaaladda Ukraine."
    ),
    "Polish": (
        "Minister spraw zagranicznych spotkał się w poniedziałek w Berlinie ze swoim niemieckim "
        "odpowiednikiem w sprawie Ukrainy."
    ),
    "Indonesian": (
        "Menteri Luar Negeri bertemu dengan mitranya dari Jerman di Berlin pada hari Senin untuk "
        "membahas situasi di Ukraina."
    ),
    "Turkish": (
        "Dışişleri Bakanı pazartesi günü Berlin'de Alman mevkidaşıyla bir araya geldi ve Ukrayna'daki durumu görüştü."
    ),
}
#: The codes that such texts are told to have; near neighbours are taken for each other.
CODES = {
    "Catalan": "es",
    "Slovak": "cs",
    "Norwegian": "no",
    "Estonian": "et",
    "Latvian": "lv",
    "Lithuanian": "lt",
    "Albanian": "sq",
    "Malay": "id",
    "Afrikaans": "nl",
    "Azerbaijani": "az",
    "Uzbek": "uz",
    "Slovene": "cs",
    "Galician": "pt",
    "Icelandic": "is",
    "Danish": "no",
    "Swedish": "sv",
    "Czech": "cs",
    "Romanian": "ro",
    "Finnish": "fi",
    "Croatian": "hr",
    "Vietnamese": "vi",
    "Swahili": "sw",
    "Somali": "so",
    "Polish": "pl",
    "Indonesian": "id",
    "Turkish": "tr",
}
ENGLISH = (
    "Luiz Inácio Lula da Silva, Cristina Fernández de Kirchner meet José Mujica, Rio de Janeiro",
    "Recep Tayyip Erdoğan, Ilham Aliyev and Nikol Pashinyan met in Nakhchivan, Ankara’s foreign ministry said.",
    "Phạm Minh Chính and Sonexay Siphandone signed eleven documents in Vientiane after talks on the Mekong railway.",
    "Polish President Andrzej Duda hosted Gitanas Nausėda, Egils Levits and Alar Karis in Warsaw ahead of the summit.",
    "Jakarta, Kuala Lumpur, Bandar Seri Begawan: Joko Widodo, Anwar Ibrahim and Hassanal Bolkiah agree on palm oil.",
    "Côte d’Ivoire, Burkina Faso, Guinea-Bissau and São Tomé and Príncipe recall their envoys from Antananarivo.",
    "Members of the committee: Argentina, Bolivia, Brasil, Chile, Colombia, Ecuador, Guyana, Paraguay, Perú, Suriname.",
    "Kim Jong Un, Xi Jinping",
    "U.S.-Djibouti Bi-National Forum",
)


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_in_another_language_is_refused_with_its_code(language: str) -> None:
    """So a report can count what was set aside, by language."""
    with pytest.raises(NotEnglish) as caught:
        check_english(OTHERS[language])
    assert caught.value.language == CODES[language]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Министр иностранных дел встретился в понедельник в Берлине со своим немецким коллегой.", "ru"),
        ("外務大臣は月曜日にベルリンでドイツの外務大臣と会談し、地域の情勢について協議した。", "ja"),
        ("التقى وزير الخارجية يوم الاثنين في برلين نظيره الألماني لبحث الوضع في المنطقة.", "ar"),
        ("外交部长星期一在柏林会见了德国外长，讨论了地区局势。", "zh"),
        ("Ο υπουργός Εξωτερικών συναντήθηκε τη Δευτέρα στο Βερολίνο με τον Γερμανό ομόλογό του.", "el"),
    ],
)
def test_other_letters_tell_the_language(text: str, code: str) -> None:
    """What is not in Latin letters is told by them."""
    with pytest.raises(NotEnglish, match="not Latin") as caught:
        check_english(text)
    assert caught.value.language == code


@pytest.mark.parametrize("text", ENGLISH)
def test_english_full_of_foreign_names_is_let_pass(text: str) -> None:
    """Names are no language, and lists of them are no prose."""
    check_english(text)


def test_what_the_page_says_of_its_language_is_only_a_hint() -> None:
    """Templates say anything; where letters and page agree, few English words are not enough."""
    for text in ENGLISH:
        check_english(text, "fr")
    welsh = "Cyfarfu'r gweinidog tramor â'i gymar o'r Almaen ym Merlin ddydd Llun i drafod y sefyllfa a'r berthynas."
    check_english(welsh)
    with pytest.raises(NotEnglish) as caught:
        check_english(welsh, "cy")
    assert caught.value.language == "cy"


def test_every_language_that_is_known_by_its_words_has_a_code() -> None:
    """The two lists name the same languages."""
    known = table("english")
    assert list(known["others"]) == list(known["codes"])


def test_the_language_comes_back_from_another_process() -> None:
    """Errors of workers keep it."""
    error = pickle.loads(pickle.dumps(NotEnglish("the text looks like French", "fr")))
    assert (str(error), error.language) == ("the text looks like French", "fr")


def test_no_letters_are_of_no_language() -> None:
    """Numbers tell nothing."""
    assert language_by_letters("12 34 56") is None
