"""What do all pages of one person share: who it is, how they stand, what can be done with them?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.accounts.queries import InvitationView, Invited, invitation_states, is_verified
from naryad.core.errors import Refusal
from naryad.core.moments import say_day, say_moment
from naryad.people.queries import PersonCard, card
from naryad.web.acting import SignedInRequest
from naryad.web.forms.people import LETTER_LANGUAGES
from naryad.web.http import Crumb, is_fragment
from naryad.web.menu import open_sections
from naryad.web.next_page import take_path
from naryad.web.office.menu import OFFICE
from naryad.web.office.people.addresses import LIST_ROUTES, photo_url
from naryad.web.office.people.cells import INVITATION_SHAPES, Shape
from naryad.web.office.people.person_menu import describe_menu

if TYPE_CHECKING:
    from naryad.people.models import Person

LIST_NAMES = {Kind.CUSTOMER: gettext_lazy("Customers"), Kind.EMPLOYEE: gettext_lazy("Employees")}
KIND_NAMES = {Kind.CUSTOMER: gettext_lazy("Customer"), Kind.EMPLOYEE: gettext_lazy("Employee")}


class DeletedPerson(Refusal):
    message = gettext_lazy("This person is deleted. Restore them first.")


_TABS: tuple[tuple[str, str | Promise], ...] = (
    ("person", gettext_lazy("General")),
    ("person_qualification", gettext_lazy("Qualification")),
    ("person_other", gettext_lazy("Other")),
    ("person_history", gettext_lazy("History")),
    ("person_rights", gettext_lazy("Rights")),
)


@dataclass(frozen=True)
class PersonPage:
    """`card` is as much of the person as the reader sees. `is_verified`: the owner of the card's
    e-mail has proved it by signing in with it."""

    card: PersonCard
    invitation: InvitationView
    is_verified: bool

    @property
    def person(self) -> "Person":
        return self.card.person


def open_page(request: SignedInRequest, person_id: int) -> PersonPage:
    """NotVisible for people whom the reader does not see."""
    found = card(request.actor, person_id)
    states = invitation_states(
        [person_id], organization_id=request.actor.organization_id, at=request.at
    )
    activated = states[person_id].state == Invited.ACTIVATED
    return PersonPage(found, states[person_id], activated and is_verified(found.person))


def open_living_page(request: SignedInRequest, person_id: int) -> PersonPage:
    """For what can be done only with people who are not deleted."""
    page = open_page(request, person_id)
    if page.person.deleted_at:
        raise DeletedPerson
    return page


def frame_page(request: SignedInRequest, page: PersonPage, *, tab: str = "") -> dict[str, Any]:
    """Head, tabs, menu of acts; the side menu shows the list that the person stands in."""
    actor, person = request.actor, page.person
    kind = Kind(person.kind)
    list_url = reverse(LIST_ROUTES[kind])
    return {
        "page": page,
        "card": page.card,
        "person": person,
        "name": person.name,
        "kind": kind,
        "kind_name": KIND_NAMES[kind],
        "photo": photo_url(person),
        "letter_language": dict(LETTER_LANGUAGES)[person.language] if person.language else "",
        "once": token_urlsafe(12),
        "back": take_path(request.headers.get("Referer", "")) if is_fragment(request) else "",
        "state": say_state(page, at=request.at),
        "notices": list(_notices(person, at=request.at)),
        "tabs": _tabs(person.pk, tab, actor=actor),
        "acts": describe_menu(
            page.card,
            page.invitation,
            is_verified=page.is_verified,
            actor=actor,
            at=request.at,
        ),
        "person_url": reverse("person", args=[person.pk]),
        "list_url": list_url,
        "menu": open_sections(OFFICE, actor, list_url),
        "crumbs": [Crumb(LIST_NAMES[kind], list_url), Crumb(person.name)],
    }


def say_state(page: PersonPage, *, at: datetime) -> Shape:
    """One pill: what matters most about their way in."""
    person = page.person
    if person.erased_at:
        return Shape("off", "cancel", _("Erased"))
    if person.deleted_at:
        return Shape("off", "cancel", _("Deleted"))
    if person.is_banned(at=at):
        return Shape("bad", "cancel", _("Banned"))
    if person.awaits_approval:
        return Shape("wait", "wait", _("Waiting for approval"))
    return INVITATION_SHAPES[page.invitation.state]


def may_see_rights(actor: Actor, person_id: int) -> bool:
    """Everybody sees their own; those of others, whoever deals with roles."""
    return person_id == actor.person_id or may_see_roles(actor)


def may_see_roles(actor: Actor) -> bool:
    return actor.may(Permission.SEE_ROLES) or actor.may(Permission.GIVE_ROLES)


def _tabs(person_id: int, current: str, *, actor: Actor) -> list[dict[str, Any]]:
    return [
        {"label": label, "url": reverse(route, args=[person_id]), "current": route == current}
        for route, label in _TABS
        if route != "person_rights" or may_see_rights(actor, person_id)
    ]


def _notices(person: "Person", *, at: datetime) -> Iterator[tuple[str, str, str]]:
    """(kind, icon, words): what is out of the ordinary, and why nothing can be changed."""
    if person.erased_at:
        yield "off", "eraser", _("The personal data were erased for good.")
    elif person.erase_at:
        words = _("The personal data will be erased %(when)s. Until then it can be taken back.")
        yield "bad", "eraser", words % {"when": say_day(person.erase_at, at)}
    elif person.merged_into_id:
        yield "off", "arrow-merge", _("Merged into another card. Nothing is lost.")
    elif person.deleted_at:
        words = _("Deleted %(when)s: left the lists and cannot enter. Nothing is lost.")
        yield "off", "trash", words % {"when": say_day(person.deleted_at, at)}
    if person.awaits_approval:
        yield "wait", "clock", _("Registered by a code. Sees nothing before somebody approves.")
    if person.is_banned(at=at):
        yield "bad", "ban", _say_ban(person, at=at)


def _say_ban(person: "Person", *, at: datetime) -> str:
    values = {
        "reason": str(person.ban_reason or ""),
        "until": say_moment(person.banned_until, at),
    }
    if person.banned_until:
        return _("Banned until %(until)s: %(reason)s. The card is read-only until then.") % values
    return _("Banned: %(reason)s. The card is read-only until the ban is lifted.") % values
