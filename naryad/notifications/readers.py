"""Who of these people may be told of which of these things now?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.intake.visibility import inquiries_visible_to
from naryad.notifications.topics import Topic, ids_of
from naryad.people.acting import act_with
from naryad.people.holding import holdings_of
from naryad.people.models import Person
from naryad.registration.visibility import registrations_visible_to
from naryad.tickets.visibility import tickets_visible_to


@dataclass(frozen=True)
class Readers:
    """`sees`: person → what of it they see; nothing for those who are barred."""

    people: Mapping[int, Person]
    barred: frozenset[int]
    sees: Mapping[int, Collection[Topic]]


def read_readers(
    wanted: Mapping[int, Collection[Topic]], *, organization_id: int, at: datetime
) -> Readers:
    """What somebody sees is a question about that one person, so there is a query for each of them
    and each noun, whatever the number of rows."""
    found = Person.objects.filter(organization_id=organization_id).select_related("organization")
    people = found.in_bulk(list(wanted))
    holdings = holdings_of(list(people), organization_id=organization_id)
    barred = frozenset(
        pk
        for pk, person in people.items()
        if person.deleted_at is not None or person.is_banned(at=at)
    )
    sees = {
        pk: seen_of(act_with(person, holdings[pk], at=at), wanted[pk])
        for pk, person in people.items()
        if pk not in barred
    }
    return Readers(people, barred, sees)


def seen_of(actor: Actor, topics: Collection[Topic]) -> set[Topic]:
    seen: set[Topic] = set()
    if tickets := ids_of("ticket", topics):
        found = tickets_visible_to(actor).filter(pk__in=tickets)
        seen.update(map(Topic.ticket, found.values_list("pk", flat=True)))
    if inquiries := ids_of("inquiry", topics):
        reported = inquiries_visible_to(actor).filter(pk__in=inquiries)
        seen.update(map(Topic.inquiry, reported.values_list("pk", flat=True)))
    registrations = ids_of("registration", topics)
    if registrations and actor.may(Permission.INVITE_PEOPLE):
        came = registrations_visible_to(actor).filter(pk__in=registrations)
        seen.update(map(Topic.registration, came.values_list("pk", flat=True)))
    return seen
