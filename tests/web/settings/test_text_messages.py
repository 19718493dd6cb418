"""What do the settings say of text messages, and how is one tried?"""

import pytest
from pytest_django import Settings

from naryad.accounts import limits
from naryad.letters.models import Channel, Letter
from tests.web.pages import PART, english, read_form, read_words
from tests.world import World

HERE = "/office/settings/organization/text-messages/"
TEST = "/office/settings/organization/test-sms/"


def test_a_test_message_goes_to_a_number_once_and_its_outcome_is_shown(world: World) -> None:
    client = english(world, world.service.admin)
    page = client.get(HERE)
    assert "You have not sent one yet." in read_words(page)
    assert "they are kept under Letters" in read_words(page)
    sent = read_form(page, TEST).filled(phone="8 (916) 555-00-00")
    for _click in range(2):
        assert client.post(TEST, sent).status_code == 303
    letter = Letter.objects.get(kind="test-sms")
    assert (letter.to, letter.channel) == ("+79165550000", Channel.SMS)
    outcome = client.get(HERE, headers=PART)
    assert "Sending" in read_words(outcome)
    Letter.objects.filter(pk=letter.pk).update(state="REFUSED", answer="no such number")
    assert "no such number" in read_words(client.get(HERE, headers=PART))


@pytest.mark.parametrize("phone", ["", "12345", "owner@zenit.example"])
def test_what_is_no_number_is_refused_at_its_field(world: World, phone: str) -> None:
    client = english(world, world.service.admin)
    answer = client.post(TEST, read_form(client.get(HERE), TEST).filled(phone=phone))
    assert answer.status_code == 422
    assert "There is no such number" in read_words(answer)
    assert not Letter.objects.filter(kind="test-sms").exists()


def test_messages_that_cost_have_an_end(world: World) -> None:
    client = english(world, world.service.admin)
    for number in range(limits.TEST_SMS.most + 1):
        form = read_form(client.get(HERE), TEST)
        answer = client.post(TEST, form.filled(phone=f"8 916 555-00-{number:02}"))
    assert answer.status_code == 429
    assert Letter.objects.filter(kind="test-sms").count() == limits.TEST_SMS.most


def test_the_gateway_is_named_without_its_password(world: World, settings: Settings) -> None:
    client = english(world, world.service.admin)
    settings.SMS_URL = "smsc://login:hidden-word@{phone}"
    words = read_words(client.get(HERE))
    assert "smsc" in words
    assert "hidden-word" not in words
    settings.SMS_URL = "json://localhost/{phone}"
    assert "must name an SMS gateway" in read_words(client.get(HERE))
    settings.SMS_URL, settings.SMS_IS_KEPT = "", False
    words = read_words(client.get(HERE))
    assert "cannot be reached" in words
    assert "Send a test message" not in words
