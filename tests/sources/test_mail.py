"""Messages of mail give newsletters, whatever programs did to them; hostile ones are bounded."""

from __future__ import annotations

import io
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import EmptyArticle, InputError, LegationError, Unsafe
from legation.model import DateBasis
from legation.sources.document import BadDocument, Document
from legation.sources.mail import mbox_documents, message_document

PAGE = "<html><body><p>Peru’s minister went to Quito.</p></body></html>"
TEXT = "Peru’s minister went to Quito.\n"
HEAD = "From: Desk <desk@post.example>\nSubject: Visit\nDate: Wed, 24 Aug 2022 22:00:00 -0500\n"


def newsletter() -> EmailMessage:
    """A message as programs for newsletters write it: text, page, and an attachment."""
    message = EmailMessage(policy=SMTP)
    message["From"] = '"The Pöst, Lima" <news@post.example>'
    message["To"] = "reader@reader.example"
    message["Subject"] = "Visit to Quito — what next?"
    message["Date"] = "Wed, 24 Aug 2022 22:00:00 -0500"
    message["Archived-At"] = "<https://post.example/letters/9?utm_source=mail>"
    message.set_content("View this letter: https://post.example/letters/9\n\n" + TEXT)
    message.add_alternative(PAGE, subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="letter.pdf")
    message["Content-Language"] = "en"
    return message


def good(data: bytes | str) -> Document:
    """The newsletter in a message in which nothing is wrong."""
    document = message_document("a.eml", data.encode() if isinstance(data, str) else data)
    assert isinstance(document, Document), document
    return document


def bad(data: bytes | str) -> LegationError:
    """What is wrong with a message."""
    document = message_document("a.eml", data.encode() if isinstance(data, str) else data)
    assert isinstance(document, BadDocument), document
    assert document.name == "a.eml"
    return document.error


@pytest.mark.parametrize("ends", [b"\r\n", b"\n"])
def test_a_newsletter(ends: bytes) -> None:
    """Its page, with what the headers tell, whichever ends its lines have."""
    assert good(newsletter().as_bytes().replace(b"\r\n", ends)) == Document(
        name="a.eml",
        html=PAGE + "\n",
        title="Visit to Quito — what next?",
        url="https://post.example/letters/9",
        outlet="The Pöst, Lima",
        language="en",
        published="2022-08-24T22:00:00-05:00",
        basis=DateBasis.FEED,
    )


def test_a_message_of_plain_text() -> None:
    """As most mailing lists send it."""
    assert good(f"{HEAD}\n{TEXT}") == Document(
        name="a.eml",
        text=TEXT,
        title="Visit",
        outlet="Desk",
        published="2022-08-24T22:00:00-05:00",
        basis=DateBasis.FEED,
    )


# --- headers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("Subject: =?utf-8?q?Z=C3=BCrich?= =?utf-8?b?IOKAkw==?= talks", "Zürich – talks"),
        ("Subject: =?iso-8859-1?q?Z=FCrich?=", "Zürich"),
        ("Subject: =?no-such-thing?q?Z=FCrich?=", "Zürich"),
        ("Subject: =?utf-8?b?AAAA?=", None),
        ("Subject: =?utf-8?q?Chad=1B[31m?=", "Chad[31m"),
        ("Subject: =?utf-8?b?A?=", "=?utf-8?b?A?="),
        ("Subject: Talks\n in\n\tZürich", "Talks in Zürich"),
        ("SUBJECT:Talks", "Talks"),
        ("Subject:", None),
        ("X-Subject: Talks", None),
        (f"Subject: {'a' * 100_000}", "a" * 1_000),
        ("Subject: first\nSubject: second", "first"),
    ],
)
def test_the_subject_is_the_title(header: str, title: str | None) -> None:
    """In plain words, on one line."""
    assert good(f"From: a@b.example\n{header}\n\nPeru").title == title


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("The Post <news@post.example>", "The Post"),
        ('"Post, The" <news@post.example>', "Post, The"),
        ("=?utf-8?q?P=C3=B6st?= <news@post.example>", "Pöst"),
        ("news@Post.Example", "post.example"),
        ("<news@post.example>", "post.example"),
        ("nobody", None),
        ("", None),
    ],
)
def test_the_sender_is_the_outlet(sender: str, outlet: str | None) -> None:
    """By name, else by host."""
    assert good(f"From: {sender}\nSubject: x\n\nPeru").outlet == outlet


@pytest.mark.parametrize("mark", [":", "(", "<", ",", '"', "a:", "<@", "((("])
def test_a_sender_of_nothing_but_marks_is_none(mark: str) -> None:
    """Python's parser goes a level deeper at each; the message is read all the same."""
    assert good(f"From: {mark * 3_000}\nSubject: Visit\n\n{TEXT}").text == TEXT


def test_the_address_is_that_of_the_archive() -> None:
    """No other link in a message is its own."""
    assert good(f"{HEAD}List-Archive: <https://lists.example/>\n\nPeru").url is None
    assert good(f"{HEAD}Archived-At: <https://lists.example/9>\n\nPeru").url == "https://lists.example/9"


# --- parts ----------------------------------------------------------------------------------------------------------


def parts(*inner: str, kind: str = "mixed", end: str = "--b--\n") -> str:
    """A message of several parts."""
    body = "".join(f"--b\n{part}\n" for part in inner)
    return f"{HEAD}Content-Type: multipart/{kind}; boundary=b\n\nNo part.\n{body}{end}"


HTML_PART = "Content-Type: text/html\n\n<p>Peru</p>"
TEXT_PART = "Content-Type: text/plain\n\nQuito"
FILE = "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nattached"
INVITATION = "Content-Type: text/calendar\n\nBEGIN:VCALENDAR"
FORWARD = f"Content-Type: message/rfc822\n\nFrom: c@d.example\nSubject: inner\n\n{TEXT}"


@pytest.mark.parametrize(
    ("message", "html", "text"),
    [
        (parts(TEXT_PART, HTML_PART, kind="alternative"), "<p>Peru</p>", None),
        (parts(TEXT_PART), None, "Quito"),
        (parts("\nQuito"), None, "Quito"),
        (parts(FILE, INVITATION, TEXT_PART), None, "Quito"),
        (parts("Content-Type: text/html\n\n<>", TEXT_PART), None, "Quito"),
        (parts(TEXT_PART, FORWARD), None, "Quito"),
        (parts(INVITATION, FORWARD), None, TEXT),
        (parts(TEXT_PART, end=""), None, "Quito"),
        (
            parts(TEXT_PART, HTML_PART, end="").replace(
                "--b\nContent-Type: text/html", "--b--\nContent-Type: text/html"
            ),
            None,
            "Quito",
        ),
        (f"{HEAD}Content-Type: multipart/mixed\n\nQuito", None, "Quito"),
        (f"{HEAD}Content-Type: nonsense\n\nQuito", None, "Quito"),
        (
            parts(f"Content-Type: multipart/related; boundary=c\n\n--c\n{HTML_PART}\n--c--\n"),
            "<p>Peru</p>",
            None,
        ),
    ],
)
def test_the_text_of_a_message_of_parts(message: str, html: str | None, text: str | None) -> None:
    """The page, else the text, else what is forwarded; never what is attached."""
    document = good(message)
    assert (document.html, document.text) == (html, text)


@pytest.mark.parametrize("message", [parts(FILE), parts(INVITATION), f"{HEAD}\n", HEAD, f"{HEAD}\n\n - \n"])
def test_a_message_without_text(message: str) -> None:
    """It is told of."""
    assert isinstance(bad(message), EmptyArticle)


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        ("Content-Transfer-Encoding: base64", b"UGVydeKAmXM=", "Peru’s"),
        ("Content-Transfer-Encoding: BASE64", b"UGVy\r\ndeKA!mXM", "Peru’s"),
        ("Content-Transfer-Encoding: base64", b"UGVydeKAmXM=U", "Peru’s"),
        ("Content-Transfer-Encoding: quoted-printable", b"Peru=E2=80=99=\ns =zz", "Peru’s =zz"),
        ("Content-Transfer-Encoding: x-uuencode", b"Peru", "Peru"),
        ("Content-Type: text/plain; charset=koi8-r", "Москва".encode("koi8-r"), "Москва"),
        ("Content-Type: text/plain; charset=iso-2022-jp", "東京".encode("iso-2022-jp"), "東京"),
        ("Content-Type: text/plain; charset=us-ascii", "Peru’s".encode("cp1252"), "Peru’s"),
        ("Content-Type: text/plain; charset=us-ascii", "Peru’s".encode(), "Peru’s"),
        ("Content-Type: text/plain; charset=utf-8", "Peru’s".encode("cp1252"), "Peru’s"),
        ("Content-Type: text/plain; charset=no-such-thing", "Peru’s".encode(), "Peru’s"),
        ("Content-Type: text/plain; charset=punycode", b"Peru", "Peru"),
        ("Content-Type: text/plain", "Peru’s".encode("cp1252"), "Peru’s"),
        ("Content-Type: text/plain; format=flowed", b"Peru \nmet\n-- \nDesk", "Peru met\n-- \nDesk"),
    ],
)
def test_encodings_survive(head: str, body: bytes, text: str) -> None:
    """Of transfer and of characters, also broken, unknown and wrong ones."""
    assert good(f"{HEAD}{head}\n\n".encode() + body).text == text


def test_a_page_in_an_encoding_that_only_it_names() -> None:
    """As on the web."""
    page = '<meta charset="windows-1250"><p>Łódź'
    assert good(f"{HEAD}Content-Type: text/html\n\n".encode() + page.encode("windows-1250")).html == page


# --- what is no message, and what is hostile ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data", [b"", b"Chad and Niger met.", b"\n\nChad: Niger\n\nmet", b"\x00\x01\x02", b"<html></html>"]
)
def test_what_is_no_message(data: bytes) -> None:
    """Without headers of mail it is none."""
    assert "no message of mail" in str(bad(data))


def test_binary_text_is_told_of() -> None:
    """A part that says it is text and is not."""
    assert "no text" in str(bad(f"{HEAD}\n".encode() + b"\x00abc\xff"))


def test_a_message_larger_than_any_is_refused() -> None:
    """Servers refuse it too."""
    assert isinstance(bad(b"From: a\n\n" + b"a" * 25_000_000), Unsafe)


def test_headers_without_end_are_refused() -> None:
    """They are not even looked through."""
    assert isinstance(bad(b"Subject: a\n" * 100_000), Unsafe)


def nested(depth: int) -> str:
    """Parts in parts, with a text in the innermost."""
    opening = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return f"{HEAD}{opening}Content-Type: text/html\n\n<p>Peru"


def test_parts_in_parts_are_bounded() -> None:
    """Ten deep is more than any program makes; deeper ones are not taken apart."""
    assert good(nested(9)).html == "<p>Peru"
    assert good(nested(5_000)).html is None


def test_forwards_of_forwards_are_bounded() -> None:
    """As parts are."""
    inner = f"From: c@d.example\n\n{TEXT}"
    assert good(f"{HEAD}{'Content-Type: message/rfc822' + 2 * chr(10)}{inner}").text == TEXT
    assert isinstance(bad(HEAD + "Content-Type: message/rfc822\n\n" * 5_000 + inner), EmptyArticle)


def test_parts_without_number_are_bounded() -> None:
    """Of ten thousand parts, the first hundreds are looked at."""
    assert good(parts(*[INVITATION] * 100, TEXT_PART)).text == "Quito"
    assert isinstance(bad(parts(*[INVITATION] * 10_000, TEXT_PART)), EmptyArticle)


@given(st.binary())
@settings(deadline=None)
def test_any_bytes_are_a_message_or_refused(data: bytes) -> None:
    """Nothing else happens."""
    for each in (data, b"From: " + data, HEAD.encode() + data, HEAD.encode() + b"Content-Type: " + data + b"\n\nPeru"):
        document = message_document("a", each)
        assert isinstance(document, Document | BadDocument)
        repr(document).encode()


@given(st.data())
@settings(deadline=None)
def test_a_newsletter_with_any_fault_is_read_or_refused(data: st.DataObject) -> None:
    """Whatever is broken in it."""
    whole = newsletter().as_bytes()
    for _ in range(data.draw(st.integers(1, 4))):
        begin = data.draw(st.integers(0, len(whole)))
        end = data.draw(st.integers(begin, min(len(whole), begin + 30)))
        piece = data.draw(
            st.sampled_from([b"", b"\n", b"\r\n\r\n", b"=?utf-8?q?", b'"', b";", b"\xff", b"\x00", b"--"])
        )
        whole = whole[:begin] + piece + whole[end:]
    assert isinstance(message_document("a", whole), Document | BadDocument)


# --- many in one file -----------------------------------------------------------------------------------------------


def box(*messages: str) -> io.BytesIO:
    """An MBOX of these messages."""
    return io.BytesIO(
        "".join(f"From desk@post.example Wed Aug 24 22:00:00 2022\n{each}\n" for each in messages).encode()
    )


def test_the_messages_of_an_mbox() -> None:
    """Each is one document, named by its place; a bad one stops nothing."""
    first, bad_one, last = mbox_documents("a.mbox", box(f"{HEAD}\n{TEXT}", "nothing\n", f"{HEAD}\nQuito\n"))
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert (first.name, first.text, last.name, last.text) == ("a.mbox:1", TEXT + "\n", "a.mbox:3", "Quito\n\n")
    assert isinstance(bad_one, BadDocument)
    assert bad_one.name == "a.mbox:2"


def test_lines_that_look_like_the_next_message() -> None:
    """They were marked when the message was stored, or stand within a paragraph, or tell no time."""
    text = ">From Monday 10:30 on\n\nFrom Chad to Niger\nand\nFrom Monday 10:30 on\n>>From here\n"
    (document,) = mbox_documents("a", box(f"{HEAD}\n{text}"))
    assert isinstance(document, Document)
    assert document.text == "From Monday 10:30 on\n\nFrom Chad to Niger\nand\nFrom Monday 10:30 on\n>From here\n\n"


@pytest.mark.parametrize("data", [b"", b"Subject: x\n\nPeru", b"From Monday on we write.", b"\x1f\x8b"])
def test_what_is_no_mbox(data: bytes) -> None:
    """Its first line shows it."""
    with pytest.raises(InputError, match="no MBOX"):
        list(mbox_documents("a", io.BytesIO(data)))


class Endless:
    """A box whose second message has no end that anyone should wait for in memory."""

    def __init__(self, lines: int) -> None:
        self.left = lines
        self.begin = box(f"{HEAD}\n{TEXT}", HEAD)
        self.end = box(f"{HEAD}\nQuito\n")
        self.longest = 0

    def read(self, size: int, /) -> bytes:
        raise AssertionError("an MBOX is read by lines")

    def readline(self, size: int, /) -> bytes:
        self.longest = max(self.longest, size)
        line = self.begin.readline(size)
        if line:
            return line
        self.left -= 1
        if self.left > 0:
            return b"a" * size
        return b"\n" if self.left == 0 else self.end.readline(size)


def test_a_message_without_end_is_passed_over() -> None:
    """It is told of, and those around it are read; no more of it is kept than of the longest message."""
    handle = Endless(lines=40)
    first, endless, last = mbox_documents("a", handle)
    assert isinstance(endless, BadDocument)
    assert isinstance(endless.error, Unsafe)
    assert (first.name, endless.name, last.name) == ("a:1", "a:2", "a:3")
    assert isinstance(last, Document)
    assert handle.longest <= 1_000_000


@given(st.lists(st.sampled_from([b"From a 10:00\n", b"\n", b"From: a\n", b"Peru\n", b">From \n", b"\xff", b"\r\n"])))
def test_any_box_is_read_or_refused(lines: list[bytes]) -> None:
    """Nothing else happens."""
    found = list(mbox_documents("a", io.BytesIO(b"From a 10:00\n" + b"".join(lines))))
    assert [document.name for document in found] == [f"a:{place}" for place in range(1, len(found) + 1)]
