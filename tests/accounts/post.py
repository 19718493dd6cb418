"""What did the postman bring? Letters are composed as when they are sent, without a mail server."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.utils import translation

from naryad.letters.kinds import Content, kind_of
from naryad.letters.models import Letter


def letters_to(address: str, kind: str) -> list[Letter]:
    return list(Letter.objects.filter(to=address, kind=kind).order_by("pk"))


def read_newest(address: str, kind: str, *, at: datetime) -> Content:
    content = compose(letters_to(address, kind)[-1], at=at)
    assert content is not None
    return content


def compose(letter: Letter, *, at: datetime) -> Content | None:
    with translation.override(letter.language):
        return kind_of(letter).compose(letter, at)


def link_in(address: str, kind: str, *, at: datetime) -> str:
    """The path of the newest letter's link."""
    content = read_newest(address, kind, at=at)
    assert content.link is not None
    return urlsplit(content.link[1]).path


HOUR = timedelta(hours=1)
