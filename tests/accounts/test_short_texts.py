"""Does each text message fit into one, in both languages and whatever the organization's name?"""

from collections.abc import Callable

import pytest

from naryad.accounts.codes import make_code
from naryad.accounts.letters.one_message import MOST, count_units
from naryad.accounts.models import CodePurpose, LoginEvent
from naryad.core.labels import make_label
from naryad.letters.actions import NewLetter, write_letters
from naryad.letters.kinds import ShortText
from naryad.letters.models import Channel
from naryad.organizations.models import Organization
from tests.accounts.post import compose
from tests.accounts.telephone import PHONE, give_phone
from tests.world import World

Subject = Callable[[World], int]
LONG = "Федеральное государственное предприятие «Лифтремонт» имени Ё. Ёлкина 🛗🛗"


def _customer(world: World) -> int:
    return world.login(world.service.customer).pk


def _code(purpose: CodePurpose) -> Subject:
    def make(world: World) -> int:
        login = world.login(world.service.customer)
        return make_code(purpose, login=login, address=PHONE, at=world.at).pk

    return make


def _event(what: str) -> Subject:
    def make(world: World) -> int:
        login = world.login(world.service.customer)
        event = LoginEvent.objects.create(login=login, what=what, name="x" * 60, at=world.at)
        return event.pk

    return make


def _taken(world: World) -> int:
    give_phone(world, world.other.customer)
    return _code(CodePurpose.PHONE)(world)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["Зенит", LONG, "🛗" * 60])
@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("test-sms", _customer),
        ("password-told", _customer),
        ("email-told", _customer),
        ("phone-told", _customer),
        ("code", _code(CodePurpose.SIGN_IN)),
        ("code", _code(CodePurpose.PASSWORD)),
        ("code", _code(CodePurpose.PHONE)),
        ("code", _taken),
        *[("security", _event(what)) for what in LoginEvent.What.values],
    ],
)
def test_a_text_is_one_message(
    world: World, kind: str, subject: Subject, name: str, language: str
) -> None:
    Organization.objects.filter(pk=world.service.id).update(name=make_label(ru=name, en=name))
    new = NewLetter(
        kind, to=PHONE, language=language, subject_id=subject(world), channel=Channel.SMS
    )
    (letter,) = write_letters([new], organization_id=world.service.id, at=world.at)
    content = compose(letter, at=world.at)
    assert isinstance(content, ShortText)
    assert count_units(content.text) <= MOST
    assert "\n" not in content.text
    # What opens something stands in the text alone.
    assert not any(letter.isdecimal() for letter in content.subject)
