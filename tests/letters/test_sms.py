"""Is each answer of an SMS gateway understood, and is nothing but a gateway let in?"""

import os
import subprocess
import sys

import pytest

from naryad.letters.answer import Answer, Reply
from naryad.letters.sms import _load, hand_over, is_understood
from naryad.letters.sms_gateway import PLUG_INS, BadSmsUrl, parse_sms_url
from tests.database import ROOT
from tests.letters.sms_gateways import Telephone, sms_gateway
from tests.program import free_port

TO = "+79165550101"
TEXT = "СервисПром: ваш доступ http://localhost/i/aB3dE5gH7jK9mN"


def send(url: str) -> Answer:
    return hand_over(TEXT, gateway=parse_sms_url(url), to=TO)


def test_a_taken_message_reaches_the_number_as_it_was_written() -> None:
    telephone = Telephone()
    with sms_gateway(telephone) as url:
        assert send(url) == Answer(Reply.ACCEPTED, "smseagle: accepted")
    assert telephone.messages == [(TO, TEXT)]


@pytest.mark.parametrize(
    ("status", "reply"),
    [
        (400, Reply.REFUSED),
        (422, Reply.REFUSED),
        (404, Reply.LATER),
        (401, Reply.LATER),
        (402, Reply.LATER),
        (429, Reply.LATER),
        (500, Reply.LATER),
        (503, Reply.LATER),
    ],
)
def test_only_a_no_to_the_number_or_the_text_is_final(status: int, reply: Reply) -> None:
    with sms_gateway(Telephone(status=status, answer={"error": "wrong digits"})) as url:
        answer = send(url)
    assert (answer.reply, answer.is_maybe_taken) == (reply, False)
    assert "wrong digits" in answer.words
    assert str(status) in answer.words


def test_a_no_within_a_friendly_answer_is_a_no_for_now() -> None:
    no = {"result": [{"message_id": None, "status": "error", "error_text": "no money"}]}
    with sms_gateway(Telephone(answer=no)) as url:
        answer = send(url)
    assert answer.reply == Reply.LATER
    assert "no money" in answer.words


def test_a_gateway_that_is_down_means_later() -> None:
    answer = send(f"smseagle://token@127.0.0.1:{free_port()}/{{phone}}")
    assert (answer.reply, answer.is_maybe_taken) == (Reply.LATER, False)
    assert "refused" in answer.words.lower()


def test_a_gateway_that_dies_after_the_message_may_have_taken_it() -> None:
    telephone = Telephone(dies=True)
    with sms_gateway(telephone) as url:
        answer = send(url)
    assert (answer.reply, answer.is_maybe_taken) == (Reply.LATER, True)
    assert len(telephone.messages) == 1


@pytest.mark.parametrize("status", [200, 400])
def test_the_words_of_a_gateway_never_hold_the_message_and_forge_no_line(status: int) -> None:
    echo = {"result": {"status": "error"}, "echo": f"one\n\x1b[31mtwo {TEXT}"}
    with sms_gateway(Telephone(status=status, answer=echo)) as url:
        answer = send(url)
    assert answer.reply != Reply.ACCEPTED
    assert "aB3dE5gH7jK9mN" not in answer.words
    assert answer.words.isprintable()


def test_the_words_of_a_gateway_never_hold_the_accounts_key() -> None:
    echo = {"error": "unknown key hidden-word"}
    with sms_gateway(Telephone(status=401, answer=echo)) as url:
        answer = send(url.replace("token@", "hidden-word@"))
    assert "unknown key" in answer.words
    assert "hidden-word" not in answer.words


@pytest.mark.parametrize("hostile", [[], "text", None, {"result": None}, {"result": [1]}])
def test_an_answer_of_another_shape_takes_nobody_down(hostile: object) -> None:
    telephone = Telephone()
    telephone.answer = hostile
    with sms_gateway(telephone) as url:
        assert send(url).words


@pytest.mark.parametrize(
    "url",
    [
        "json://localhost/{phone}",
        "jsons://evil.example/{phone}",
        "xml://localhost/{phone}",
        "form://localhost/{phone}",
        "mailto://user:pass@example.com?to={phone}",
        "syslog://{phone}",
        "tgram://token/{phone}",
        "http://localhost/{phone}",
        "{phone}",
        "",
    ],
)
def test_what_is_no_sms_gateway_is_refused(url: str) -> None:
    with pytest.raises(BadSmsUrl, match="SMS gateway"):
        parse_sms_url(url)


def test_a_url_without_a_place_for_the_number_is_refused() -> None:
    with pytest.raises(BadSmsUrl, match=r"\{phone\}"):
        parse_sms_url("smsc://login:password@79165550101")


@pytest.mark.parametrize(
    "url",
    [
        "smsc://login:password@{phone}",
        "smsc://login:password@{phone}?sender=Naryad",
        "smseagle://token@192.0.2.1/{phone}",
        "46elks://user:password@Naryad/{phone}",
        f"twilio://AC{'a' * 32}:{'b' * 32}@15551234567/{{phone}}",
        "seven://apikey/{phone}",
    ],
)
def test_the_gateways_that_the_papers_name_are_understood(url: str) -> None:
    assert is_understood(parse_sms_url(url))
    assert "password" not in repr(parse_sms_url(url))


def test_a_gateways_url_of_the_wrong_shape_is_noticed() -> None:
    assert not is_understood(parse_sms_url("smsc://{phone}"))
    assert send("smsc://{phone}").reply == Reply.LATER


@pytest.mark.parametrize("scheme", sorted(PLUG_INS))
def test_every_scheme_names_its_plug_in(scheme: str) -> None:
    """And only such as send to telephones, by the protocol's own name."""
    plug_in = _load(scheme)
    names = (plug_in.protocol, plug_in.secure_protocol)
    assert scheme in {
        each for name in names for each in ([name] if isinstance(name, str) else name or [])
    }


def test_the_program_starts_without_loading_the_gateways() -> None:
    """A second start is ready in five seconds; apprise alone would take one of them."""
    asked = (
        "import django, sys; django.setup(); import naryad.config.wsgi, naryad.letters.sms;"
        "print('apprise' in sys.modules)"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "naryad.config.settings"}
    done = subprocess.run(
        [sys.executable, "-c", asked],
        check=True,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "False"
