"""Does a text message leave by its own path, from the row to the gateway?"""

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from naryad.letters import outbox
from naryad.letters.actions import NewLetter, write_letters
from naryad.letters.delivery import deliver
from naryad.letters.models import Channel, Letter, LetterState
from tests.letters.sms_gateways import Telephone, sms_gateway
from tests.program import free_port
from tests.threads import at_once
from tests.world import World

TO = "+79165550101"
TEXT = "ServicePro: a test message. It has arrived."


@pytest.fixture
def message(own_world: World, settings: Settings, tmp_path: Path) -> Letter:
    settings.DATA_FOLDER, settings.EMAIL_URL, settings.SMS_URL = tmp_path, "", ""
    new = NewLetter("test-sms", to=TO, language="en", subject_id=1, channel=Channel.SMS)
    (written,) = write_letters([new], organization_id=own_world.service.id, at=own_world.at)
    return written


def test_a_message_leaves_once_although_two_workers_want_it_and_its_gateway_was_down_first(
    own_world: World, message: Letter, settings: Settings
) -> None:
    settings.SMS_URL = f"smseagle://token@127.0.0.1:{free_port()}/{{phone}}"
    deliver(message.pk, at=own_world.at)
    message.refresh_from_db()
    assert (message.state, message.is_possibly_doubled) == (LetterState.WAITING, False)
    assert "token" not in message.answer
    telephone = Telephone()
    with sms_gateway(telephone) as settings.SMS_URL:
        later = own_world.at + timedelta(minutes=1)
        at_once(*[lambda: deliver(message.pk, at=later)] * 2)
    message.refresh_from_db()
    assert (message.state, message.answer) == (LetterState.ACCEPTED, "smseagle: accepted")
    assert telephone.messages == [(TO, TEXT)]
    assert message.title == "Test message"


def test_a_refused_number_is_told_in_the_gateways_words(
    own_world: World, message: Letter, settings: Settings
) -> None:
    with sms_gateway(Telephone(status=400, answer={"error": "no such number"})) as url:
        settings.SMS_URL = url
        deliver(message.pk, at=own_world.at)
    message.refresh_from_db()
    assert message.state == LetterState.REFUSED
    assert "no such number" in message.answer


def test_without_a_gateway_a_trial_keeps_the_message_in_the_data_folder_alone(
    own_world: World, message: Letter, tmp_path: Path
) -> None:
    deliver(message.pk, at=own_world.at)
    message.refresh_from_db()
    assert (message.state, message.answer) == (LetterState.ACCEPTED, "kept in the outbox")
    kept = outbox.find_message(message)
    assert kept is not None
    assert kept.get_content().strip() == TEXT
    assert TEXT not in str(Letter.objects.values())


def test_without_a_gateway_production_waits_a_day_for_one(
    own_world: World, message: Letter, settings: Settings
) -> None:
    settings.SMS_IS_KEPT = False
    deliver(message.pk, at=own_world.at)
    message.refresh_from_db()
    assert (message.state, message.answer) == (LetterState.WAITING, "NARYAD_SMS_URL is not set")
    deliver(message.pk, at=own_world.at + timedelta(days=1))
    message.refresh_from_db()
    assert message.state == LetterState.REFUSED
    assert outbox.find_message(message) is None


def test_letters_go_on_their_own_way_beside_a_gateway(
    own_world: World, message: Letter, settings: Settings
) -> None:
    new = NewLetter("test", to="orlova@service.example", language="en", subject_id=1)
    (letter,) = write_letters([new], organization_id=own_world.service.id, at=own_world.at)
    telephone = Telephone()
    with sms_gateway(telephone) as settings.SMS_URL:
        deliver(letter.pk, at=own_world.at)
    letter.refresh_from_db()
    assert letter.answer == "kept in the outbox"
    assert telephone.messages == []
