"""How do people who came by a code get in, and how are they turned away?"""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.accounts.models import Membership
from naryad.accounts.sign_in_names import channel_of, is_phone
from naryad.core.errors import Refusal
from naryad.core.outcomes import Outcome
from naryad.history.recording import Change, record
from naryad.letters.actions import NewLetter, write_letters
from naryad.letters.sms_gateway import can_send_sms
from naryad.people.deciding import decide_each
from naryad.people.locking import lock_people, share_links
from naryad.people.models import Person
from naryad.people.reach import beyond_reach
from naryad.people.refusals import refuse_banned, refuse_erased
from naryad.registration.input import clean_reason
from naryad.registration.letters import APPROVED, REFUSED
from naryad.registration.models import Registration
from naryad.registration.states import RegistrationState


class NotWaiting(Refusal):
    message = _("This person does not wait for an approval any more.")


@transaction.atomic
def approve_registrations(ids: Sequence[int], *, by: Actor, at: datetime) -> list[Outcome]:
    """Of people: from now on they have the rights of their roles, and a letter says so. Whoever
    approves must be allowed to give every role that the person holds, as with an invitation.

    Refused: NotVisible, NotWaiting, BannedPerson, ErasureAhead, ErasedPerson, RoleNotYours.
    """
    by.require(Permission.INVITE_PEOPLE)
    share_links(by.organization_id)
    people = lock_people(ids, by=by, at=at)

    def decide(person: Person) -> bool:
        refuse_banned(person, at=at)
        refuse_erased(person)
        return _must_wait(person)

    decisions = decide_each(ids, people, decide)
    for person_id, refusal in beyond_reach(list(decisions.fit), by=by).items():
        decisions.refuse([person_id], refusal)
    fit = list(decisions.fit)
    Person.objects.filter(pk__in=fit).update(awaits_approval=False, version=F("version") + 1)
    _decide(fit, RegistrationState.APPROVED, by=by, at=at)
    tell_decided(fit, APPROVED, organization_id=by.organization_id, at=at)
    record([Change("person.approved", "person", each) for each in fit], by=by, at=at)
    return decisions.outcomes(ids)


@transaction.atomic
def refuse_registrations(
    ids: Sequence[int], *, reason: str = "", by: Actor, at: datetime
) -> list[Outcome]:
    """They leave the lists as the deleted do, from which they can be restored, and wait then
    again. A letter tells them, with the reason if there is one. Raises Invalid for the reason.

    Refused: NotVisible, NotWaiting.
    """
    by.require(Permission.INVITE_PEOPLE)
    reason = clean_reason(reason)
    people = lock_people(ids, by=by, at=at)
    decisions = decide_each(ids, people, _must_wait)
    fit = list(decisions.fit)
    Person.objects.filter(pk__in=fit).update(deleted_at=at, version=F("version") + 1)
    _decide(fit, RegistrationState.REFUSED, reason=reason, by=by, at=at)
    tell_decided(fit, REFUSED, organization_id=by.organization_id, at=at)
    changes = {"reason": {"old": None, "new": reason}} if reason else {}
    refused = [Change("person.registration_refused", "person", each, changes) for each in fit]
    record(refused, by=by, at=at)
    return decisions.outcomes(ids)


def _must_wait(person: Person) -> bool:
    if not person.awaits_approval:
        raise NotWaiting
    return True


def _decide(
    ids: Collection[int],
    state: RegistrationState,
    *,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> None:
    Registration.objects.filter(
        organization_id=by.organization_id,
        person_id__in=ids,
        state__in=(RegistrationState.WAITING, RegistrationState.REFUSED),
    ).update(state=state, reason=reason, decided_at=at, decided_by_id=by.person_id)


def tell_decided(ids: Collection[int], kind: str, *, organization_id: int, at: datetime) -> None:
    """To the name with which they registered and sign in."""
    joined = Membership.objects.filter(
        organization_id=organization_id, person_id__in=ids, ended_at=None
    ).select_related("login", "person__organization")
    letters = []
    for each in joined.order_by("person_id"):
        to = each.login.names[0]
        if is_phone(to) and not can_send_sms():
            continue
        language = each.login.language or each.person.language or each.person.organization.language
        letters.append(
            NewLetter(
                kind,
                to=to,
                language=language,
                subject_id=each.person_id,
                person_id=each.person_id,
                channel=channel_of(to),
            )
        )
    write_letters(letters, organization_id=organization_id, at=at)
