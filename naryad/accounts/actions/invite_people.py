"""How are people asked in, for the first time or once more?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.accounts.invitations import contacts_of
from naryad.accounts.letters import INVITATION
from naryad.accounts.models import Invitation, InvitationState, LinkPurpose, Membership
from naryad.accounts.secret_links import kill_links
from naryad.accounts.sign_in_names import channel_of, is_phone
from naryad.core.errors import Refusal
from naryad.core.outcomes import Outcome
from naryad.history.recording import Change, record
from naryad.letters.actions import NewLetter, write_letters
from naryad.letters.sms_gateway import can_send_sms
from naryad.organizations.models import Organization
from naryad.people.deciding import decide_each
from naryad.people.locking import lock_people
from naryad.people.models import Person
from naryad.people.reach import beyond_reach
from naryad.people.refusals import refuse_banned, refuse_erased, refuse_program


class CannotBeReached(Refusal):
    """Neither by letter nor, where text messages are sent at all, by phone."""

    message = _("There is no e-mail to send the invitation to. Add one first.")


class NoTelephone(Refusal):
    message = _("There is no phone that gets text messages. Add one without an extension.")


class NoTextMessages(Refusal):
    message = _("This installation sends no text messages. Ask whoever runs it.")


class AlreadyActivated(Refusal):
    message = _("This person has activated their access already.")


@transaction.atomic
def invite_people(
    ids: Sequence[int], *, by: Actor, at: datetime, by_sms: bool = False
) -> list[Outcome]:
    """A letter to each, a text message to those who have a phone alone, or to all `by_sms`; the
    invitation before it, and its links, are over.

    Whoever invites must be allowed to give every role that the person holds: an invitation is
    what wakes them. Somebody whose address has changed since they activated may be invited again.
    """
    by.require(Permission.INVITE_PEOPLE)
    people = lock_people(ids, by=by, at=at)
    names = _names_of_logins(people)

    def decide(person: Person) -> bool:
        refuse_banned(person, at=at)
        refuse_program(person)
        refuse_erased(person)
        _address_of(person, by_sms=by_sms)
        if names.get(person.pk, set()) & contacts_of(person):
            raise AlreadyActivated
        return True

    decisions = decide_each(ids, people, decide)
    for person_id, refusal in beyond_reach(list(decisions.fit), by=by).items():
        decisions.refuse([person_id], refusal)
    fit = {
        person.pk: (person, _address_of(person, by_sms=by_sms)) for person in decisions.fit.values()
    }
    _invite(list(fit.values()), by=by, at=at)
    return decisions.outcomes(ids)


def _address_of(person: Person, *, by_sms: bool) -> str:
    """Where the invitation goes; raises CannotBeReached, NoTelephone, NoTextMessages."""
    if person.email and not by_sms:
        return person.email
    if not can_send_sms():
        raise NoTextMessages if by_sms else CannotBeReached
    if not person.phone or person.phone_extension:
        raise NoTelephone
    return person.phone


def _names_of_logins(people: dict[int, Person]) -> dict[int, set[str]]:
    joined = Membership.objects.filter(person_id__in=people, ended_at=None)
    rows = joined.values_list("person_id", "login__email", "login__phone")
    return {person_id: {name for name in names if name} for person_id, *names in rows}


def _invite(people: Sequence[tuple[Person, str]], *, by: Actor, at: datetime) -> None:
    _replace_invitations([person.pk for person, _address in people], at=at)
    otherwise = Organization.objects.values_list("language", flat=True).get(pk=by.organization_id)
    letters = write_letters(
        [
            NewLetter(
                INVITATION,
                to=address,
                language=person.language or otherwise,
                subject_id=person.pk,
                person_id=person.pk,
                channel=channel_of(address),
            )
            for person, address in people
        ],
        organization_id=by.organization_id,
        at=at,
    )
    Invitation.objects.bulk_create(
        Invitation(
            organization_id=by.organization_id,
            person=person,
            address=address,
            state=InvitationState.SENDING,
            letter=letter,
            invited_by_id=by.person_id,
            created_at=at,
        )
        for (person, address), letter in zip(people, letters, strict=True)
    )
    invited = (
        Change("person.invited", "person", person.pk, _say_where(address))
        for person, address in people
    )
    record(invited, by=by, at=at)


def _say_where(address: str) -> dict[str, dict[str, str | None]]:
    field = "phone" if is_phone(address) else "email"
    return {field: {"old": None, "new": address}}


def _replace_invitations(person_ids: list[int], *, at: datetime) -> None:
    current = Invitation.objects.filter(person_id__in=person_ids, is_current=True)
    kill_links(LinkPurpose.INVITATION, list(current.values_list("pk", flat=True)), at=at)
    is_used = When(state=InvitationState.ACTIVATED, then=Value(InvitationState.ACTIVATED.value))
    current.update(
        is_current=False, state=Case(is_used, default=Value(InvitationState.REPLACED.value))
    )
