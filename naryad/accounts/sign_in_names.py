"""By which name does somebody sign in: an e-mail or a phone?"""

from django.db.models import QuerySet

from naryad.accounts.models import Login
from naryad.core.phones import PhoneNotUnderstood, read_phone, write_phone
from naryad.letters.models import Channel

_COUNTRY = "RU"


def read_name(typed: str) -> str:
    """An e-mail in small letters or a phone like +79161234567, however it was typed. What is
    neither stays as it is: it is nobody's name, which is for the same answer to say."""
    name = typed.strip().lower()
    if "@" in name:
        return name
    try:
        phone, extension = read_phone(name, country=_COUNTRY)
    except PhoneNotUnderstood:
        return name
    return name if extension else phone


def is_phone(name: str) -> bool:
    return name.startswith("+") and "@" not in name


def channel_of(name: str) -> Channel:
    return Channel.SMS if is_phone(name) else Channel.EMAIL


def say_name(name: str) -> str:
    """As people read it."""
    return write_phone(name) if is_phone(name) else name


def logins_named(name: str) -> QuerySet[Login]:
    """At most one: those who have proved that this name is theirs."""
    if is_phone(name):
        return Login.objects.filter(phone=name)
    return Login.objects.filter(email=name.lower()) if name else Login.objects.none()
