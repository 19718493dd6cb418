"""Which login stays when two cards of one person are merged, and what comes back?"""

from datetime import datetime
from typing import Any

from naryad.accounts.models import (
    Invitation,
    InvitationState,
    LinkPurpose,
    Membership,
)
from naryad.accounts.secret_links import kill_links
from naryad.people.models import Person


def move_login(
    source: Person, target: Person, *, keeps_of: int | None, at: datetime
) -> dict[str, int]:
    """One login a person: with two of them the one of the person `keeps_of` stays, else the one of
    the card that stays; the other opens nothing here any more."""
    of = {each.person_id: each for each in _living(source, target)}
    mine, theirs = of.get(source.pk), of.get(target.pk)
    record: dict[str, int] = {}
    if mine is not None and theirs is not None:
        ended = theirs if keeps_of == source.pk else mine
        Membership.objects.filter(pk=ended.pk).update(ended_at=at)
        record["ended"] = ended.pk
    if mine is not None and record.get("ended") != mine.pk:
        Membership.objects.filter(pk=mine.pk).update(person_id=target.pk)
        record["moved"] = mine.pk
    _close_invitation(source, at=at)
    return record


def move_login_back(
    source: Person, target: Person, record: dict[str, Any], *, at: datetime
) -> None:
    """What has changed since stays: a login that was ended or joined otherwise meanwhile."""
    living = {each.pk: each for each in _living(source, target)}
    moved = living.get(record.get("moved", 0))
    if moved is not None and moved.person_id == target.pk:
        Membership.objects.filter(pk=moved.pk).update(person_id=source.pk)
    ended = Membership.objects.filter(pk=record.get("ended", 0), ended_at=at).first()
    if ended is None:
        return
    others = Membership.objects.filter(organization_id=source.organization_id, ended_at=None)
    if (
        not others.filter(login_id=ended.login_id).exists()
        and not others.filter(person_id=ended.person_id).exists()
    ):
        Membership.objects.filter(pk=ended.pk).update(ended_at=None)


def _living(source: Person, target: Person) -> list[Membership]:
    joined = Membership.objects.select_for_update(of=("self",)).filter(
        organization_id=source.organization_id, person__in=(source, target), ended_at=None
    )
    return list(joined.order_by("pk"))


def _close_invitation(person: Person, *, at: datetime) -> None:
    """Nobody comes in by the card that goes."""
    current = Invitation.objects.filter(
        organization_id=person.organization_id, person=person, is_current=True
    )
    kill_links(LinkPurpose.INVITATION, list(current.values_list("pk", flat=True)), at=at)
    current.exclude(state=InvitationState.ACTIVATED).update(state=InvitationState.CANCELLED)
