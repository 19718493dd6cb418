"""How does one card of a person become a part of the other?"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.core.dependents import Moved, dependents_of
from naryad.core.errors import Invalid, NotVisible, Refusal
from naryad.history.recording import Change, record
from naryad.people.columns import derive
from naryad.people.locking import lock_people, share_links
from naryad.people.models import Person, PersonMerge
from naryad.people.reach import beyond_reach
from naryad.people.refusals import refuse_banned, refuse_erased
from naryad.registration.actions.approve_registrations import tell_decided
from naryad.registration.letters import APPROVED
from naryad.registration.models import Registration
from naryad.registration.moving_logins import move_login
from naryad.registration.states import RegistrationState


class SeenOtherwise(Refusal):
    message = _("One of the two has been changed since you looked. Look at both once more.")


class OnlyCustomers(Refusal):
    message = _("Only cards of customers are merged. Move the one to customers first.")


@transaction.atomic
def merge_people(
    source_id: int,
    *,
    into_id: int,
    keeps_login_of: int | None = None,
    seen_versions: tuple[int, int] | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """All that hangs on the source goes over to the other, which the id of the answer names; the
    source is deleted and says where it went. What the source wrote stays under its name. Both keep
    their histories. Whoever waited for an approval has it now.

    Every role of both must be within the actor's reach, since one login comes to hold them all.
    `keeps_login_of`: whose login stays where both have one. Raises NotVisible, Invalid (into_id),
    SeenOtherwise, OnlyCustomers, RoleNotYours, BannedPerson, ErasureAhead, ErasedPerson.
    """
    by.require(Permission.MERGE_PEOPLE)
    share_links(by.organization_id)
    people = lock_people([source_id, into_id], by=by, at=at)
    if source_id not in people:
        raise NotVisible
    if into_id not in people or into_id == source_id:
        raise Invalid({"into_id": _("Choose a customer from the list.")})
    source, target = people[source_id], people[into_id]
    _refuse(source, target, by=by, at=at)
    if seen_versions not in (None, (source.version, target.version)):
        raise SeenOtherwise
    moved = _move_links(source, target)
    kept = {key: each.record for key, each in moved.items()}
    kept["login"] = move_login(source, target, keeps_of=keeps_login_of, at=at)
    kept["approved"] = _approve(source, target, by=by, at=at)
    _delete(source, target, at=at)
    kept["contacts"] = _take_contacts(source, target)
    PersonMerge.objects.create(
        organization_id=by.organization_id, kept=target, merged=source, moved=kept, at=at
    )
    record(_tell(source, target, moved), by=by, at=at)
    return target.pk


def _refuse(source: Person, target: Person, *, by: Actor, at: datetime) -> None:
    for person in (source, target):
        if person.kind != Kind.CUSTOMER:
            raise OnlyCustomers
        refuse_banned(person, at=at)
        refuse_erased(person)
    if target.awaits_approval:
        raise Invalid({"into_id": _("This card waits for an approval itself.")})
    for refusal in beyond_reach([source.pk, target.pk], by=by).values():
        raise refusal


def _move_links(source: Person, target: Person) -> dict[str, Moved]:
    moved = {}
    for each in dependents_of("person"):
        assert each.mover is not None
        moved[each.key] = each.mover.move(
            source.organization_id, source=source.pk, target=target.pk
        )
    return moved


def _approve(source: Person, target: Person, *, by: Actor, at: datetime) -> list[int]:
    """Of the source, whose registrations stand with the other card by now."""
    if not source.awaits_approval:
        return []
    waiting = Registration.objects.filter(
        organization_id=by.organization_id, person=target, state=RegistrationState.WAITING
    )
    ids = list(waiting.order_by("pk").values_list("pk", flat=True))
    Registration.objects.filter(pk__in=ids).update(
        state=RegistrationState.APPROVED, decided_at=at, decided_by_id=by.person_id
    )
    tell_decided([target.pk], APPROVED, organization_id=by.organization_id, at=at)
    return ids


def _delete(source: Person, target: Person, *, at: datetime) -> None:
    source.deleted_at, source.merged_into = at, target
    source.version += 1
    source.save(update_fields=["deleted_at", "merged_into", "version"])


def _take_contacts(source: Person, target: Person) -> dict[str, Any]:
    """What the other card lacks. The address of a login that goes over stays its own."""
    taken: dict[str, Any] = {}
    if source.email and not target.email:
        taken["email"] = target.email = source.email
    if source.phone and not target.phone:
        taken["phone"] = target.phone = source.phone
        taken["phone_extension"] = target.phone_extension = source.phone_extension
    derive(target)
    target.version += 1
    target.save()
    return taken


def _tell(source: Person, target: Person, moved: dict[str, Moved]) -> list[Change]:
    """As ids alone: what is erased of a person must not stay in the history of another."""
    counted = {
        f"{key}_moved": {"old": None, "new": each.count}
        for key, each in moved.items()
        if each.count
    }
    into = {"merged_into": {"old": None, "new": {"id": target.pk}}}
    taken = {"merged": {"old": None, "new": {"id": source.pk}}}
    return [
        Change("person.merged", "person", source.pk, into),
        Change("person.took_in", "person", target.pk, taken | counted),
        *(change for each in moved.values() for change in each.changes),
    ]
