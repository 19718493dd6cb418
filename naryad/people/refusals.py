"""Why can something not be done with this person now?"""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.core.errors import Refusal
from naryad.people.models import Person


class BannedPerson(Refusal):
    message = _("This person is banned. Lift the ban first.")


class OneselfRefused(Refusal):
    message = _("You cannot do this to yourself. Ask another administrator.")


class ErasureAhead(Refusal):
    message = _("This person's data are about to be erased. Take that back first.")


class ErasedPerson(Refusal):
    message = _("This person's data have been erased for good.")


class MergedPerson(Refusal):
    message = _("This card was merged into another one. Undo the merging instead.")


class ProgramRefused(Refusal):
    message = _("This is a program. It is kept under Settings, Integrations.")


def refuse_program(person: Person) -> None:
    """A service user has no contacts, no login and no other side."""
    if person.is_service:
        raise ProgramRefused


def refuse_banned(person: Person, *, at: datetime) -> None:
    """A banned person's card is read-only until the ban ends or is lifted."""
    if person.is_banned(at=at):
        raise BannedPerson


def refuse_oneself(person: Person, *, by: Actor) -> None:
    """Nobody closes the office to themselves by mistake."""
    if person.pk == by.person_id:
        raise OneselfRefused


def refuse_erased(person: Person) -> None:
    """Whoever is erased, or soon will be, does not come back by another way."""
    if person.erased_at is not None:
        raise ErasedPerson
    if person.erase_at is not None:
        raise ErasureAhead
