"""What can be done with a person, by this reader, now?

What the reader may never do is absent; what they may do, but not now, stands there with its reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.accounts.queries import InvitationView, Invited, can_send_sms, may_be_texted
from naryad.people.acting import act_as
from naryad.people.queries import PersonCard
from naryad.people.viewing import may_view_as
from naryad.web.office.people.addresses import new_url

CONVERT = {
    Kind.EMPLOYEE: Permission.CONVERT_TO_EMPLOYEE,
    Kind.CUSTOMER: Permission.CONVERT_TO_CUSTOMER,
}
OTHER_KIND = {Kind.CUSTOMER: Kind.EMPLOYEE, Kind.EMPLOYEE: Kind.CUSTOMER}


@dataclass(frozen=True, slots=True)
class Act:
    """`key` names the act to templates. A post does it at once; a question asks first."""

    key: str
    label: str
    icon: str
    url: str
    group: int
    note: str = ""
    because: str = ""
    is_post: bool = False
    is_question: bool = False
    is_danger: bool = False


class PersonActs(dict[str, Act]):
    """By key, in the order of the menu."""

    def possible(self, key: str) -> Act | None:
        """For a button outside the menu, where there is no room for a reason."""
        act = self.get(key)
        return None if act is None or act.because else act


def describe_menu(
    card: PersonCard,
    invitation: InvitationView,
    *,
    is_verified: bool,
    actor: Actor,
    at: datetime,
) -> PersonActs:
    """Whoever looks with another's eyes changes nothing."""
    if card.person.deleted_at:
        acts = _acts_of_deleted(card, actor=actor, at=at)
    else:
        why = _why_not_invited(invitation, is_verified=is_verified)
        acts = _acts_of_living(card, invitation, why, actor=actor, at=at)
    return PersonActs((act.key, act) for act in acts)


def _acts_of_living(
    card: PersonCard,
    invitation: InvitationView,
    why_not_invited: str,
    *,
    actor: Actor,
    at: datetime,
) -> Iterator[Act]:
    person, own = card.person, card.person.pk == actor.person_id
    banned = _("Lift the ban first.") if person.is_banned(at=at) else ""
    yourself = _("You cannot do this to yourself.") if own else ""
    yield from _approval(card, actor=actor, because=banned)
    if actor.may_change(Permission.EDIT_PEOPLE):
        yield Act("edit", _("Edit"), "pencil", _url("person_edit", card), 0, because=banned)
    if actor.may_change(Permission.INVITE_PEOPLE):
        yield Act(
            "invite",
            _("Send an invitation")
            if invitation.state == Invited.NOT_SENT
            else _("Send a new invitation"),
            "mail-forward",
            _url("person_invitation", card),
            1,
            because=banned or why_not_invited,
            is_post=True,
        )
        if person.email and may_be_texted(person):
            label, url = _("Invite by text message"), _url("person_invitation_sms", card)
            because = banned or why_not_invited
            yield Act("invite-sms", label, "message", url, 1, because=because, is_post=True)
    yield from _acts_of_reading(card, actor=actor, at=at)
    yield from _conversion(card, actor=actor, because=yourself or banned)
    if person.kind == Kind.CUSTOMER and actor.may_change(Permission.MERGE_PEOPLE):
        url, icon = _url("person_merging", card), "arrow-merge"
        yield Act("merge", _("The same as…"), icon, url, 2, because=banned, is_question=True)
    if actor.may_change(Permission.BAN_PEOPLE):
        yield _ban(card, is_banned=bool(banned), because=yourself)
    if actor.may_change(Permission.DELETE_PEOPLE):
        url = _url("person_deletion", card)
        yield Act(
            "delete",
            _("Delete"),
            "trash",
            url,
            3,
            because=yourself,
            is_post=True,
            is_danger=True,
        )
    yield from _erasure(card, actor=actor, because=yourself)


def _approval(card: PersonCard, *, actor: Actor, because: str) -> Iterator[Act]:
    """Of somebody who came by a code."""
    if not card.person.awaits_approval or not actor.may_change(Permission.INVITE_PEOPLE):
        return
    url = _url("person_approval", card)
    yield Act("approve", _("Approve"), "user-check", url, 0, because=because, is_post=True)
    url = _url("person_refusal", card)
    yield Act("refuse", _("Refuse…"), "user-x", url, 0, is_question=True)


def _acts_of_deleted(card: PersonCard, *, actor: Actor, at: datetime) -> Iterator[Act]:
    person = card.person
    ahead = _("Take the erasure back first.") if person.erase_at else ""
    if person.merged_into_id is not None:
        if actor.may_change(Permission.MERGE_PEOPLE):
            url = _url("person_parting", card)
            yield Act("part", _("Undo the merging"), "arrows-split", url, 1, is_question=True)
    elif actor.may_change(Permission.DELETE_PEOPLE) and not person.erased_at:
        url = _url("person_restoration", card)
        yield Act("restore", _("Restore"), "restore", url, 1, because=ahead, is_post=True)
    yield from _acts_of_reading(card, actor=actor, at=at)
    if not person.erased_at:
        yield from _erasure(card, actor=actor, because="")


def _acts_of_reading(card: PersonCard, *, actor: Actor, at: datetime) -> Iterator[Act]:
    person = card.person
    if actor.may_change(Permission.ADD_PEOPLE) and not person.erased_at:
        url = new_url(Kind(person.kind), copy=person.pk)
        yield Act("copy", _("Copy person"), "copy", url, 1)
    if actor.may(Permission.SEE_ROLES) or actor.may(Permission.GIVE_ROLES):
        label = _("What can this person see and do")
        yield Act("rights", label, "help-hexagon", _url("person_rights", card), 1)
    if _may_ask_to_view(card, actor=actor):
        because, url = _why_not_viewed(card, actor=actor, at=at), _url("view_as", card)
        yield Act("view", _("View as"), "eye", url, 1, because=because, is_post=True)


def _may_ask_to_view(card: PersonCard, *, actor: Actor) -> bool:
    person = card.person
    is_other = person.pk != actor.person_id
    return actor.may_change(Permission.VIEW_AS) and is_other and not person.deleted_at


def _why_not_viewed(card: PersonCard, *, actor: Actor, at: datetime) -> str:
    if card.person.is_banned(at=at):
        return _("Lift the ban first.")
    if not may_view_as(actor, act_as(card.person, at=at)):
        return _("Their rights go beyond yours.")
    return ""


def _conversion(card: PersonCard, *, actor: Actor, because: str) -> Iterator[Act]:
    to = OTHER_KIND[Kind(card.person.kind)]
    if actor.may_change(CONVERT[to]):
        yield Act(
            "convert",
            _("Move to employees") if to == Kind.EMPLOYEE else _("Move to customers"),
            "transfer",
            _url("person_conversion", card),
            2,
            note=_("Roles stay, the section changes"),
            because=because,
            is_question=True,
        )


def _ban(card: PersonCard, *, is_banned: bool, because: str) -> Act:
    if is_banned:
        url = _url("person_unban", card)
        return Act("unban", _("Lift the ban"), "lock-open", url, 3, is_post=True)
    url = _url("person_ban", card)
    return Act("ban", _("Ban…"), "ban", url, 3, because=because, is_question=True)


def _erasure(card: PersonCard, *, actor: Actor, because: str) -> Iterator[Act]:
    if not actor.may_change(Permission.ERASE_PEOPLE):
        return
    url = _url("person_erasure", card)
    if card.person.erase_at:
        yield Act("keep", _("Take the erasure back"), "arrow-back-up", url, 3, is_post=True)
    else:
        label = _("Erase personal data…")
        yield Act(
            "erase", label, "eraser", url, 3, because=because, is_question=True, is_danger=True
        )


def _why_not_invited(invitation: InvitationView, *, is_verified: bool) -> str:
    """A changed address asks for a new invitation, whoever could sign in before."""
    if invitation.state == Invited.ACTIVATED and is_verified:
        return _("Can sign in already.")
    if invitation.state == Invited.NO_ADDRESS:
        return (
            _("There is no e-mail to send it to.")
            if not can_send_sms()
            else _("There is neither an e-mail nor a phone for text messages.")
        )
    return ""


def _url(route: str, card: PersonCard) -> str:
    return reverse(route, args=[card.person.pk])
