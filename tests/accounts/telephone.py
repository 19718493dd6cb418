"""What came to a telephone? Messages are composed as when they are sent, without a gateway."""

import re
from datetime import datetime

from naryad.accounts.models import Code
from naryad.letters.kinds import Content, ShortText
from naryad.letters.models import Letter
from naryad.people.models import Person
from tests.accounts.post import compose
from tests.world import World

PHONE = "+79165550199"
# As people type it.
TYPED = "8 (916) 555-01-99"
_DIGITS = re.compile(r"\b\d{6}\b")


def texts_to(phone: str, kind: str) -> list[Letter]:
    return list(Letter.objects.filter(to=phone, kind=kind).order_by("pk"))


def read_text(phone: str, kind: str, *, at: datetime) -> str:
    """Of the newest message."""
    content = compose(texts_to(phone, kind)[-1], at=at)
    assert isinstance(content, ShortText)
    return content.text


def link_in_text(phone: str, *, at: datetime) -> str:
    """The path of the invitation's link."""
    found = re.search(r"/i/\S+", read_text(phone, "invitation", at=at))
    assert found is not None
    return found[0]


def code_in_text(phone: str, *, at: datetime) -> str:
    found = _DIGITS.search(read_text(phone, "code", at=at))
    assert found is not None
    return found[0]


def code_in_letter(address: str, *, at: datetime) -> str:
    content = compose(texts_to(address, "code")[-1], at=at)
    assert isinstance(content, Content)
    found = _DIGITS.search(" ".join(content.paragraphs))
    assert found is not None
    return found[0]


def make_caller(world: World) -> Person:
    """A customer of the service company with a phone alone."""
    person = world.service.loner
    person.phone, person.language = PHONE, "en"
    person.save()
    return person


def give_phone(world: World, person: Person, phone: str = PHONE) -> None:
    """As if its owner had confirmed it."""
    login = world.login(person)
    login.phone = phone
    login.save()


def wrong(code: str) -> str:
    """Six other digits."""
    return f"{(int(code) + 1) % 1_000_000:06}"


def age_codes(*, at: datetime) -> None:
    """As if their time were over."""
    Code.objects.update(expires_at=at)
