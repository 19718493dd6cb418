"""Is somebody who came by a code on another card already?"""

from collections.abc import Sequence
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, When

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.accounts.models import Membership
from naryad.core.dependents import Hanging, foresee_dependents
from naryad.people.models import Person, PersonMerge
from naryad.people.visibility import people_visible_to

_MOST = 5


def others_than(actor: Actor, person: Person) -> QuerySet[Person]:
    """Into whose cards this one could be merged."""
    customers = people_visible_to(actor).filter(kind=Kind.CUSTOMER, awaits_approval=False)
    return customers.exclude(pk=person.pk)


def likely_twins(actor: Actor, person: Person) -> Sequence[Person]:
    """Who has the same e-mail or phone anywhere on the card, or an address with which this person
    signs in; then namesakes. For whoever could merge them."""
    if not actor.may(Permission.MERGE_PEOPLE) or person.kind != Kind.CUSTOMER:
        return []
    if person.deleted_at is not None or person.erased_at is not None:
        return []
    emails, phones = _contacts(person)
    same = Q(email__in=emails)
    for name in ("phone", "work_phone", "other_phone"):
        same |= Q(**{f"{name}__in": phones})
    found = others_than(actor, person).filter(same | Q(sort_key=person.sort_key))
    nearness = Case(When(same, then=0), default=1, output_field=IntegerField())
    return list(found.order_by(nearness, "pk")[:_MOST])


def logins_of(*people: Person) -> dict[int, str]:
    """Who of them signs in here, and with which name."""
    joined = Membership.objects.filter(
        organization_id=people[0].organization_id, person__in=people, ended_at=None
    ).select_related("login")
    return {each.person_id: str(each.login) for each in joined}


def foresee_merging(actor: Actor, person: Person) -> list[Hanging]:
    """What would go over, as far as the actor sees it."""
    return foresee_dependents("person", ids=[person.pk], actor=actor)


def merged_with(actor: Actor, person: Person) -> Person | None:
    """The card that took this one in, if the reader sees it."""
    merges = PersonMerge.objects.filter(
        organization_id=actor.organization_id, merged=person, undone_at=None
    )
    people: QuerySet[Any] = people_visible_to(actor, with_deleted=True)
    return people.filter(pk__in=merges.values("kept_id")).first()


def _contacts(person: Person) -> tuple[list[str], list[str]]:
    names = Membership.objects.filter(
        organization_id=person.organization_id, person=person, ended_at=None
    ).values_list("login__email", "login__phone")
    emails, phones = {person.email}, {person.phone, person.work_phone, person.other_phone}
    for email, phone in names:
        emails.add(email or "")
        phones.add(phone or "")
    return sorted(emails - {""}), sorted(phones - {""})
