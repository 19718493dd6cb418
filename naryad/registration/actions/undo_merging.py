"""How do two cards of people that were merged part again?"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.dependents import dependents_of
from naryad.core.errors import NotVisible, Refusal
from naryad.history.recording import Change, record
from naryad.people.actions.restore_people import HiddenTwin, LivingTwin
from naryad.people.columns import derive
from naryad.people.duplicates import read_taken
from naryad.people.locking import lock_people, share_links
from naryad.people.models import Person, PersonMerge
from naryad.people.reach import beyond_reach
from naryad.people.refusals import refuse_erased
from naryad.registration.models import Registration
from naryad.registration.moving_logins import move_login_back
from naryad.registration.states import RegistrationState


class KeptIsGone(Refusal):
    message = _("The card that stayed is deleted or merged itself. Bring it back first.")


@transaction.atomic
def undo_merging(source_id: int, *, by: Actor, at: datetime) -> int:
    """The merged card lives again, and what it brought goes back, but for what has been moved on
    since. Raises NotVisible, KeptIsGone, RoleNotYours, ErasedPerson, ErasureAhead, LivingTwin,
    HiddenTwin."""
    by.require(Permission.MERGE_PEOPLE)
    share_links(by.organization_id)
    merge = _find(source_id, by=by)
    people = lock_people([source_id, merge.kept_id], by=by, at=at, with_deleted=True)
    if people.keys() != {source_id, merge.kept_id}:
        raise NotVisible
    source, target = people[source_id], people[merge.kept_id]
    _refuse(source, target, by=by)
    _give_contacts_back(target, merge)
    _refuse_twins(source, by=by)
    source.deleted_at = source.merged_into = None
    source.version += 1
    source.save(update_fields=["deleted_at", "merged_into", "version"])
    changes = _move_links_back(source, target, merge)
    move_login_back(source, target, merge.moved.get("login", {}), at=merge.at)
    _wait_again(source, merge)
    PersonMerge.objects.filter(pk=merge.pk).update(undone_at=at)
    record([*_tell(source, target), *changes], by=by, at=at)
    return source.pk


def _find(source_id: int, *, by: Actor) -> PersonMerge:
    """Locked: of two who undo it at once the second finds nothing."""
    merges = PersonMerge.objects.select_for_update().filter(
        organization_id=by.organization_id, undone_at=None
    )
    merge = merges.filter(merged_id=source_id).first()
    if merge is None:
        raise NotVisible
    return merge


def _refuse(source: Person, target: Person, *, by: Actor) -> None:
    if target.deleted_at is not None:
        raise KeptIsGone
    refuse_erased(source)
    for refusal in beyond_reach([source.pk, target.pk], by=by).values():
        raise refusal


def _give_contacts_back(target: Person, merge: PersonMerge) -> None:
    """What nobody has changed since."""
    taken = merge.moved.get("contacts", {})
    if taken.get("email") and target.email == taken["email"] and target.phone:
        target.email = ""
    if taken.get("phone") and target.phone == taken["phone"] and target.email:
        target.phone = target.phone_extension = ""
    derive(target)
    target.version += 1
    target.save()


def _refuse_twins(source: Person, *, by: Actor) -> None:
    taken = read_taken([source], by=by)
    for _likeness, twin in taken.owners(source):
        if twin.pk not in taken.visible:
            raise HiddenTwin
        raise LivingTwin(person=twin.full_name, twin_id=twin.pk)


def _move_links_back(source: Person, target: Person, merge: PersonMerge) -> list[Change]:
    changes: list[Change] = []
    for each in dependents_of("person"):
        assert each.mover is not None
        if each.key in merge.moved:
            changes += each.mover.move_back(
                source.organization_id,
                source=source.pk,
                target=target.pk,
                record=merge.moved[each.key],
            )
    return changes


def _wait_again(source: Person, merge: PersonMerge) -> None:
    """For the approval that the merging stood for."""
    approved = Registration.objects.filter(
        organization_id=source.organization_id,
        pk__in=merge.moved.get("approved", []),
        person=source,
        state=RegistrationState.APPROVED,
    )
    approved.update(state=RegistrationState.WAITING, decided_at=None, decided_by=None)


def _tell(source: Person, target: Person) -> list[Change]:
    into = {"merged_into": {"old": {"id": target.pk}, "new": None}}
    gave = {"merged": {"old": {"id": source.pk}, "new": None}}
    return [
        Change("person.unmerged", "person", source.pk, into),
        Change("person.gave_back", "person", target.pk, gave),
    ]
