"""Which of the people whom somebody sees meet these conditions?"""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from naryad.access.actor import Actor
from naryad.lists.employments import current_employments
from naryad.lists.people_conditions import PeopleConditions, Show
from naryad.lists.people_invitations import asked_people
from naryad.lists.people_search import search_people
from naryad.people.models import Person, PersonArea, PersonRole
from naryad.people.visibility import people_visible_to

People = QuerySet[Person]


def matching_people(conditions: PeopleConditions, *, actor: Actor, at: datetime) -> People:
    """The set form of a list of people, without an order."""
    with_deleted = conditions.deleted != Show.HIDE
    people = people_visible_to(actor, with_deleted=with_deleted).filter(kind=conditions.kind)
    if conditions.deleted != Show.ALL:
        people = people.filter(is_living=conditions.deleted == Show.HIDE)
    for name in conditions.active:
        if name in _NARROWING:
            people = _NARROWING[name](people, conditions, actor, at)
    return people


def _of_roles(people: People, asked: PeopleConditions, actor: Actor, _at: datetime) -> People:
    held = PersonRole.objects.filter(
        organization_id=actor.organization_id, role_id__in=[role.id for role in asked.role]
    )
    return people.filter(pk__in=held.values("person_id"))


def _of_areas(people: People, asked: PeopleConditions, actor: Actor, _at: datetime) -> People:
    served = PersonArea.objects.filter(
        organization_id=actor.organization_id, area_id__in=[area.id for area in asked.area]
    )
    return people.filter(pk__in=served.values("person_id"))


def _of_companies(people: People, asked: PeopleConditions, actor: Actor, _at: datetime) -> People:
    ids = [company.id for company in asked.company]
    links = current_employments(actor).filter(company_id__in=ids)
    return people.filter(pk__in=links.values("person_id"))


def _of_none(people: People, _asked: PeopleConditions, actor: Actor, _at: datetime) -> People:
    return people.filter(~Exists(current_employments(actor).filter(person_id=OuterRef("pk"))))


def _in_position(people: People, asked: PeopleConditions, _actor: Actor, _at: datetime) -> People:
    return people.filter(position__icontains=asked.position)


def _invited(people: People, asked: PeopleConditions, actor: Actor, at: datetime) -> People:
    assert asked.invitation is not None
    return asked_people(people, asked.invitation, actor=actor, at=at)


def _banned(people: People, asked: PeopleConditions, _actor: Actor, at: datetime) -> People:
    banned = Q(banned_at__isnull=False) & (Q(banned_until=None) | Q(banned_until__gt=at))
    return people.filter(banned if asked.banned == Show.ONLY else ~banned)


def _named(people: People, asked: PeopleConditions, actor: Actor, _at: datetime) -> People:
    return search_people(people, asked.q, actor=actor)


_NARROWING: dict[str, Callable[[People, PeopleConditions, Actor, datetime], People]] = {
    "role": _of_roles,
    "area": _of_areas,
    "company": _of_companies,
    "no_company": _of_none,
    "position": _in_position,
    "invitation": _invited,
    "banned": _banned,
    "q": _named,
}
