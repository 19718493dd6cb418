"""Is each answer of a mail server understood?"""

from email.message import EmailMessage

import pytest

from naryad.letters.answer import Answer, Reply
from naryad.letters.mail_server import parse_mail_url
from naryad.letters.smtp import hand_over
from tests.letters.mail_servers import ACCEPTED, DyingMailbox, Mailbox, mail_server
from tests.program import free_port

TO = "orlova@service.example"
NO_BOX = "550 5.1.1 no such box here"
LATER = "451 4.7.1 greylisted"


def send(url: str, *, to: str = TO, text: str = "Hello") -> Answer:
    server = parse_mail_url(url)
    message = EmailMessage()
    message["To"], message["From"], message["Subject"] = TO, server.sender, "Hello"
    message.set_content(text)
    return hand_over(message, server=server, sender=server.sender, to=to)


def test_a_taken_letter_brings_the_words_of_the_server() -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as url:
        assert send(url) == Answer(Reply.ACCEPTED, ACCEPTED)
    assert mailbox.recipients == [TO]


@pytest.mark.parametrize("stage", ["RCPT", "DATA"])
def test_a_no_to_the_recipient_or_the_text_is_final(stage: str) -> None:
    with mail_server(Mailbox(answers={stage: NO_BOX})) as url:
        assert send(url) == Answer(Reply.REFUSED, NO_BOX)


@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA"])
def test_a_no_for_now_means_later(stage: str) -> None:
    with mail_server(Mailbox(answers={stage: LATER})) as url:
        assert send(url) == Answer(Reply.LATER, LATER)


def test_a_no_to_the_sender_is_a_setting_that_may_be_put_right() -> None:
    with mail_server(Mailbox(answers={"MAIL": "553 not your address"})) as url:
        assert send(url) == Answer(Reply.LATER, "553 not your address")


def test_a_server_that_is_down_means_later() -> None:
    answer = send(f"smtp://127.0.0.1:{free_port()}")
    assert (answer.reply, answer.is_maybe_taken) == (Reply.LATER, False)
    assert "refused" in answer.words.lower()


def test_a_server_that_dies_after_the_text_may_have_taken_it() -> None:
    mailbox = DyingMailbox()
    with mail_server(mailbox) as url:
        answer = send(url)
    assert (answer.reply, answer.is_maybe_taken) == (Reply.LATER, True)
    assert len(mailbox.messages) == 1


def test_a_server_that_dies_within_the_text_means_later() -> None:
    mailbox = Mailbox()
    with mail_server(mailbox, dies_in_body=True) as url:
        assert send(url).reply == Reply.LATER
    assert mailbox.messages == []


def test_a_password_is_not_sent_to_a_server_that_cannot_encrypt() -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as url:
        answer = send(url.replace("smtp://", "smtp://user:secret@") + "&tls=start")
    assert answer.reply == Reply.LATER
    assert "STARTTLS" in answer.words
    assert mailbox.messages == []


def test_a_line_that_begins_with_a_dot_arrives_as_it_was() -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as url:
        send(url, text="one\n.two\n..three\n.\nfour")
    assert mailbox.messages[0].get_content().split() == ["one", ".two", "..three", ".", "four"]


def test_a_domain_in_national_letters_travels_in_ascii() -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as url:
        assert send(url, to="orlova@почта.example").reply == Reply.ACCEPTED
    assert mailbox.recipients == ["orlova@xn--80a1acny.example"]


def test_words_of_a_server_cannot_forge_lines() -> None:
    with mail_server(Mailbox(answers={"RCPT": "550-no\r\n550 \x1b[31mred\ttext"})) as url:
        answer = send(url)
    assert "\n" not in answer.words
    assert "\x1b" not in answer.words
    assert answer.words.startswith("550 ")
