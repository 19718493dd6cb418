"""Which saved views has a reader over a list, and with which does the list begin?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from naryad.access.actor import Actor
from naryad.core.errors import Invalid
from naryad.lists.addresses import read_question, write_question
from naryad.lists.models import ViewPlace, ViewRole
from naryad.lists.noun_lists import NounList, R
from naryad.lists.questions import Question
from naryad.lists.visibility import views_visible_to
from naryad.people.models import PersonRole

State = Mapping[str, Sequence[str]]
MOST_VIEWS = 300


@dataclass(frozen=True, slots=True)
class ShownView:
    """`is_own`: the reader may change it. `is_default`: the reader's list begins with it."""

    id: int
    name: str
    state: State
    version: int
    is_own: bool
    is_pinned: bool
    is_default: bool


def read_views(noun: str, *, actor: Actor) -> list[ShownView]:
    """In the reader's own order, in one query. Nobody else's choice of a default counts but that
    of the reader, and else that of a role of theirs."""
    of_reader = ViewPlace.objects.filter(
        organization_id=actor.organization_id,
        person_id=actor.person_id or 0,
        view_id=OuterRef("pk"),
    )
    of_role = ViewRole.objects.filter(
        organization_id=actor.organization_id,
        view_id=OuterRef("pk"),
        is_default=True,
        role_id__in=PersonRole.objects.filter(
            organization_id=actor.organization_id, person_id=actor.person_id or 0
        ).values("role_id"),
    )
    rows = views_visible_to(actor).filter(noun=noun)
    rows = rows.annotate(
        is_pinned=Coalesce(Subquery(of_reader.values("is_pinned")[:1]), True),
        is_chosen=Coalesce(Subquery(of_reader.values("is_default")[:1]), False),
        place=Coalesce(Subquery(of_reader.values("position")[:1]), 10_000),
        is_of_role=Exists(of_role),
    ).order_by("place", "pk")
    found = list(rows[:MOST_VIEWS])
    chosen = [row.pk for row in found if row.is_chosen]
    first = (chosen or [row.pk for row in found if row.is_of_role] or [0])[0]
    return [_show(row, actor, is_default=row.pk == first) for row in found]


def _show(row: Any, actor: Actor, *, is_default: bool) -> ShownView:
    return ShownView(
        id=row.pk,
        name=row.name,
        state=row.state,
        version=row.version,
        is_own=row.owner_id == actor.person_id,
        is_pinned=row.is_pinned,
        is_default=is_default,
    )


def question_of(view: ShownView, asked: NounList[R]) -> Question | None:
    """None where the reader may not ask what the view asks."""
    try:
        return replace(read_question(view.state, asked), view=str(view.id))
    except Invalid:
        return None


def state_of(question: Question, asked: NounList[R]) -> dict[str, list[str]]:
    """What of a question a view keeps: all but which view it stands on."""
    state: dict[str, list[str]] = {}
    for name, value in write_question(replace(question, view=""), asked):
        state.setdefault(name, []).append(value)
    return state


def roles_of_view(view_id: int, *, actor: Actor) -> dict[str, list[str]]:
    """Ids of the roles that have it, and of those whose list begins with it."""
    shared = ViewRole.objects.filter(organization_id=actor.organization_id, view_id=view_id)
    rows = list(shared.order_by("role_id").values_list("role_id", "is_default"))
    return {
        "roles": [str(role_id) for role_id, _first in rows],
        "default": [str(role_id) for role_id, is_first in rows if is_first],
    }
