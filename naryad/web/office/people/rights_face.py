"""What can this person see and do, why, and why not?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from naryad.access.blocks import BLOCK_NAMES, Block
from naryad.access.kind import Kind
from naryad.access.permissions import MEANINGS, Permission
from naryad.accounts.queries import InvitationView, Invited
from naryad.people.queries import PersonCard
from naryad.people.rights import HeldRight, held_rights

if TYPE_CHECKING:
    from naryad.people.models import Person

_BY_AREAS = {Permission.SEE_PEOPLE_IN_AREAS}
_BY_COMPANIES = {Permission.SEE_PEOPLE_OF_COMPANIES, Permission.SEE_OWN_COMPANIES}
_OPEN = {Invited.ACTIVATED, Invited.REPLACED}
_MOST_SUMMED = 6


@dataclass(frozen=True, slots=True)
class Right:
    """`scope` says how far it reaches for this very person."""

    name: str | Promise
    sentence: str | Promise
    roles: tuple[str, ...]
    is_usable: bool
    scope: str = ""
    is_scope_empty: bool = False


@dataclass(frozen=True, slots=True)
class RightsBlock:
    name: str | Promise
    rights: list[Right]


@dataclass(frozen=True, slots=True)
class Rights:
    """`kept`: in their roles, but of no use to somebody of this kind."""

    blocks: list[RightsBlock]
    kept: list[Right]

    @property
    def usable(self) -> int:
        return sum(len(block.rights) for block in self.blocks)


def explain_rights(card: PersonCard) -> Rights:
    held = held_rights(card.person)
    usable = [right for right in held if right.is_usable]
    blocks = [
        RightsBlock(name, [_explain(right, card) for right in usable if _block(right) == block])
        for block, name in BLOCK_NAMES.items()
    ]
    kept = [_explain(right, card) for right in held if not right.is_usable]
    return Rights([block for block in blocks if block.rights], kept)


def sum_up_rights(card: PersonCard) -> Iterator[tuple[str, str | Promise]]:
    """(icon, words) for the corner of the card: where they enter, and the first of their rights."""
    is_employee = card.person.kind == Kind.EMPLOYEE
    yield "building" if is_employee else "door-enter", _("Office") if is_employee else _("Portal")
    usable = [
        MEANINGS[right.permission].name for right in held_rights(card.person) if right.is_usable
    ]
    for name in usable[:_MOST_SUMMED]:
        yield "check", name
    if len(usable) > _MOST_SUMMED:
        yield "dots", _("and %(count)s more") % {"count": len(usable) - _MOST_SUMMED}
    if not usable:
        yield "lock", _("Nothing beyond their own profile")


def why_closed(person: "Person", invitation: InvitationView, *, at: datetime) -> str:
    """What stands before every right; nothing when the way in is open. A new address closes
    nothing: whoever signs in with the old one still does."""
    if person.deleted_at:
        return _("The way in is closed: the card is deleted.")
    if person.is_banned(at=at):
        return _("The way in is closed by a ban.")
    if person.awaits_approval:
        return _("Nothing of it before somebody has approved the registration.")
    if invitation.state not in _OPEN:
        return _("The way in is not open yet: the access is not activated.")
    return ""


def _explain(right: HeldRight, card: PersonCard) -> Right:
    meaning = MEANINGS[right.permission]
    scope, is_empty = _say_scope(right.permission, card)
    return Right(
        meaning.name,
        meaning.sentence,
        tuple(str(role.name) for role in right.roles),
        right.is_usable,
        scope,
        is_empty,
    )


def _say_scope(permission: Permission, card: PersonCard) -> tuple[str, bool]:
    if permission in _BY_AREAS:
        names = ", ".join(str(area.name) for area in card.areas)
        return (
            (_("Areas: %(names)s") % {"names": names}, False)
            if names
            else (
                _("No area, so nobody is seen by this right."),
                True,
            )
        )
    if permission in _BY_COMPANIES:
        names = ", ".join(row.company.name for row in card.companies)
        return (
            (_("Companies: %(names)s") % {"names": names}, False)
            if names
            else (
                _("No company, so nothing is seen by this right."),
                True,
            )
        )
    return "", False


def _block(right: HeldRight) -> Block:
    return MEANINGS[right.permission].block
