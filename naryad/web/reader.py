"""Who reads a page, as far as its frame needs to know?"""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest


@dataclass(frozen=True)
class Reader:
    """Made by the door beside the actor; a stranger before signing in is `Reader()`.

    `theme` is auto, light or dark. `has_keys`: single keys act on the pages of this side.
    `memberships` counts the organizations one may switch between.
    `viewing_as` is the name of the person through whose eyes one looks, until `viewing_until`.
    """

    organization_name: str = "Naryad"
    logo_url: str = ""
    brand_url: str = ""
    name: str = ""
    person_id: int | None = None
    photo_url: str = ""
    language: str = ""
    theme: str = "auto"
    has_keys: bool = False
    shortcuts: bool = True
    memberships: int = 1
    viewing_as: str = ""
    viewing_until: datetime | None = None


def reader_of(request: HttpRequest) -> Reader:
    reader = getattr(request, "reader", None)
    return reader if isinstance(reader, Reader) else Reader()
