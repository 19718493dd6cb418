"""What can be asked of people?

`value` of a row is for one person whose links are at hand; see `naryad.core.conditions`.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from naryad.accounts.models import Membership
from naryad.accounts.queries import Invited, people_in_invitation_state
from naryad.areas.visibility import areas_visible_to
from naryad.assets.visibility import assets_visible_to
from naryad.core.conditions.fields import Field
from naryad.core.conditions.operators import FieldKind
from naryad.core.conditions.sql import Column, Flag, Links, States
from naryad.lists.employments import shown_employments
from naryad.lists.fields import Asker
from naryad.lists.people.invitations import Asked
from naryad.lists.people.registrations import ENDED, Came
from naryad.people.models import PersonArea, PersonRole
from naryad.people.visibility import roles_visible_to
from naryad.registration.models import Registration
from naryad.registration.states import RegistrationState


def column(key: str, kind: FieldKind = FieldKind.TEXT, name: str = "") -> Callable[[Asker], Field]:
    def read(row: Any) -> Any:
        return getattr(row, name or key)

    return lambda _asker: Column(key, kind, name or key, read)


def roles(asker: Asker) -> Field:
    def held() -> QuerySet[PersonRole]:
        return PersonRole.objects.filter(
            organization_id=asker.actor.organization_id,
            role_id__in=roles_visible_to(asker.actor).values("pk"),
        )

    return Links("role", held, "person_id", "role_id", lambda row: row.role_ids)


def areas(asker: Asker) -> Field:
    def served() -> QuerySet[PersonArea]:
        return PersonArea.objects.filter(
            organization_id=asker.actor.organization_id,
            area_id__in=areas_visible_to(asker.actor).values("pk"),
        )

    return Links("area", served, "person_id", "area_id", lambda row: row.area_ids)


def companies(asker: Asker) -> Field:
    """Where they belong today."""
    return Links(
        "company",
        lambda: shown_employments(asker.actor),
        "person_id",
        "company_id",
        lambda row: row.company_ids,
    )


def invitation(asker: Asker) -> Field:
    """One state, and for whoever has no login also that they cannot sign in yet."""
    organization_id = asker.actor.organization_id

    def in_state(state: Invited) -> Callable[[], Q]:
        return lambda: Q(
            pk__in=people_in_invitation_state(state, organization_id=organization_id, at=asker.at)
        )

    def not_activated() -> Q:
        return ~Q(Exists(_memberships(asker)))

    states = {Asked[state.name].value: in_state(state) for state in Invited}
    states[Asked.NOT_ACTIVATED.value] = not_activated
    return States("invitation", states, lambda row: row.invitation_states)


def banned(asker: Asker) -> Field:
    def rule() -> Q:
        return Q(banned_at__isnull=False) & (
            Q(banned_until__isnull=True) | Q(banned_until__gt=asker.at)
        )

    return Flag("banned", rule, lambda row: row.is_banned(at=asker.at))


def registration(asker: Asker) -> Field:
    """How it ended, for whoever came by a code."""

    def in_state(state: RegistrationState) -> Callable[[], Q]:
        ended = Registration.objects.filter(
            organization_id=asker.actor.organization_id, person_id=OuterRef("pk"), state=state
        )
        return lambda: Q(Exists(ended)) & Q(awaits_approval=False)

    states = {Came[state.name].value: in_state(state) for state in ENDED}
    states[Came.WAITING.value] = lambda: Q(awaits_approval=True)
    return States("registration", states, lambda row: row.registration_states)


def came_by(asker: Asker) -> Field:
    """The objects whose codes brought them here, of those that the reader sees."""

    def brought() -> QuerySet[Registration]:
        return Registration.objects.filter(
            organization_id=asker.actor.organization_id,
            person__isnull=False,
            asset_id__in=assets_visible_to(asker.actor).values("pk"),
        ).exclude(state=RegistrationState.KNOWN)

    return Links("came_by", brought, "person_id", "asset_id", lambda row: row.came_by_ids)


def seen(asker: Asker) -> Field:
    last = Subquery(_memberships(asker).values_list(F("last_seen_at"))[:1])
    return Column("seen", FieldKind.MOMENT, last, lambda row: row.seen_at)


def _memberships(asker: Asker) -> QuerySet[Membership]:
    return Membership.objects.filter(
        organization_id=asker.actor.organization_id, person_id=OuterRef("pk"), ended_at=None
    )
