"""What does a caller learn about themselves?"""

from collections.abc import Sequence
from datetime import date, datetime

from naryad.api.schemas.shared import Item


class MyOrganization(Item):
    id: int
    name: str


class Me(Item):
    """`scopes` and `expires_at` are those of the token; null in a session."""

    id: int
    kind: str
    name: str
    organization: MyOrganization
    administrator: bool
    permissions: Sequence[str]
    service: bool
    scopes: Sequence[str] | None
    expires_at: datetime | None
    today: date
    zone: str
