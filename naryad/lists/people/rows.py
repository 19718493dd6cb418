"""What does a list show of each person on a page?"""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import F, QuerySet

from naryad.access.actor import Actor
from naryad.access.arms import sees_everything
from naryad.access.kind import Kind
from naryad.access.statements import Select, text_of, values_of
from naryad.accounts.queries import (
    INVITATION_COLUMNS,
    INVITATION_JOINS,
    InvitationView,
    make_view,
)
from naryad.areas.visibility import areas_visible_to
from naryad.companies.visibility import ARMS
from naryad.core.labels import Label
from naryad.letters.sms_gateway import can_send_sms
from naryad.lists.employments import shown_employments, told_employments
from naryad.lists.fields import Asker
from naryad.people.models import Employment, PersonArea, PersonRole
from naryad.people.visibility import roles_visible_to
from naryad.registration.states import RegistrationState

# Late: the page is known before anything is joined, so every row is one look into each index.
_ROWS = """
WITH page AS MATERIALIZED ({page})
SELECT p.id, p.sort_key, p.last_name, p.first_name, p.email, p.phone, p.phone_extension,
       p.position, p.photo_id, p.banned_at, p.banned_until, p.deleted_at, p.created_at,
       (SELECT array_agg(b.name ORDER BY b.rank, b.link) FROM ({belongs}) b
        WHERE b.of_person = p.id), {invitation}, p.version,
       (SELECT array_agg(a.name ORDER BY a.place, a.link) FROM ({areas}) a
        WHERE a.of_person = p.id),
       CASE WHEN p.awaits_approval THEN 'WAITING' ELSE
       (SELECT r.state FROM registration_registration r
        WHERE r.organization_id = p.organization_id AND r.person_id = p.id
          AND r.state IN ('ADMITTED', 'APPROVED', 'REFUSED')
        ORDER BY r.id DESC LIMIT 1) END, ({number})
FROM page JOIN people_person p ON p.organization_id = %(organization)s::bigint AND p.id = page.id
{joins} ORDER BY page.k, page.id"""

_NO_NUMBER = Select("SELECT 0", {})


class PersonRow(NamedTuple):
    """`belongs` names the companies of a customer and the roles of an employee; `areas` stand in
    the order of the administrators. `registration`: how it ended, for whoever came by a code."""

    id: int
    sort_key: str
    last_name: str
    first_name: str
    email: str
    phone: str
    phone_extension: str
    position: str
    photo_id: int | None
    is_banned: bool
    is_deleted: bool
    belongs: Sequence[str]
    invitation: InvitationView
    seen_at: datetime | None
    version: int
    created_at: datetime
    areas: Sequence[str]
    registration: RegistrationState | None


def read_rows(page: Select, *, kind: Kind, asker: Asker) -> list[PersonRow]:
    """By the key of the page's (id, k), in one query. The caller has taken them from what the
    actor sees."""
    return read_and_count(page, _NO_NUMBER, kind=kind, asker=asker)[0]


def read_and_count(
    page: Select, number: Select, *, kind: Kind, asker: Asker
) -> tuple[list[PersonRow], int]:
    """With another number, asked for in the same query; no rows come with none."""
    belongs = text_of(_companies if kind == Kind.CUSTOMER else _roles, asker.actor)
    areas = text_of(_areas, asker.actor)
    known = {"at": asker.at, "sms": can_send_sms()}
    values = {**values_of(asker.actor), **number.values, **page.values, **known}
    found = Select(_write(page.sql, number.sql, belongs, areas), values).rows()
    names = _as_they_are if kind == Kind.CUSTOMER else _in_words
    rows = [_make(row, names(row[13]), at=asker.at) for row in found]
    return rows, found[0][-1] if found else 0


@lru_cache(maxsize=256)
def _write(page: str, number: str, belongs: str, areas: str) -> str:
    return _ROWS.format(
        page=page,
        number=number,
        belongs=belongs,
        areas=areas,
        invitation=INVITATION_COLUMNS,
        joins=INVITATION_JOINS,
    )


def _make(row: Sequence[Any], belongs: Sequence[str], *, at: datetime) -> PersonRow:
    """Columns that are shown as they are stand first, in the order of the query."""
    banned_at, banned_until, deleted_at = row[9:12]
    is_banned = banned_at is not None and (banned_until is None or banned_until > at)
    rest = (is_banned, deleted_at is not None, belongs, make_view(*row[14:19]))
    registration = RegistrationState(row[22]) if row[22] else None
    areas = _in_words(row[21])
    return PersonRow._make((*row[:9], *rest, *row[19:21], row[12], areas, registration))


def _as_they_are(names: Sequence[str] | None) -> Sequence[str]:
    """However many are not seen, they are one: their number is not told either."""
    return list(dict.fromkeys(names or ()))


def _in_words(names: Sequence[dict[str, str]] | None) -> Sequence[str]:
    return [str(Label(name)) for name in names or ()]


def _companies(actor: Actor) -> QuerySet[Employment, Any]:
    if sees_everything(ARMS, actor):
        return shown_employments(actor).values(
            of_person=F("person_id"),
            name=F("company__name"),
            rank=F("company__sort_key"),
            link=F("pk"),
        )
    return told_employments(actor)


def _areas(actor: Actor) -> QuerySet[PersonArea, Any]:
    worked = PersonArea.objects.filter(
        organization_id=actor.organization_id, area_id__in=areas_visible_to(actor).values("pk")
    )
    return worked.values(
        of_person=F("person_id"), name=F("area__name"), place=F("area__position"), link=F("area_id")
    )


def _roles(actor: Actor) -> QuerySet[PersonRole, Any]:
    held = PersonRole.objects.filter(
        organization_id=actor.organization_id, role_id__in=roles_visible_to(actor).values("pk")
    )
    return held.values(
        of_person=F("person_id"), name=F("role__name"), rank=F("role_id"), link=F("pk")
    )
