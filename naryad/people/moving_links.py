"""How do people move from one area, skill, work type or ban reason to another, all at once?"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Model, QuerySet

from naryad.catalog.models import Reason
from naryad.history.recording import Change
from naryad.people.models import Person


@dataclass(frozen=True)
class Links:
    """A table of links: `column` names the linked row, `field` the change in history."""

    table: type[Model]
    target: type[Model]
    column: str
    field: str

    def of(self, organization_id: int, ids: Collection[int]) -> QuerySet[Any]:
        where = {"organization_id": organization_id, f"{self.column}_id__in": ids}
        return self.table._default_manager.filter(**where)

    def count_people(self, organization_id: int, ids: Sequence[int]) -> int:
        return self.of(organization_id, ids).values("person_id").distinct().count()


def move_links(links: Links, organization_id: int, ids: Sequence[int], to: int) -> list[Change]:
    """Each person keeps one link to `to` in place of those to `ids`; one change a person."""
    people = _lock(links.of(organization_id, ids).values_list("person_id", flat=True))
    old = defaultdict(list)
    rows = links.of(organization_id, ids).order_by("pk")
    for link_id, person_id, target_id in rows.values_list("pk", "person_id", f"{links.column}_id"):
        old[person_id].append((link_id, target_id))
    there = set(
        links.of(organization_id, [to])
        .filter(person_id__in=people)
        .values_list("person_id", flat=True)
    )
    kept = [found[0][0] for person_id, found in old.items() if person_id not in there]
    rows.exclude(pk__in=kept).delete()
    links.table._default_manager.filter(pk__in=kept).update(**{f"{links.column}_id": to})
    Person.objects.filter(pk__in=people).update(version=F("version") + 1)
    names = _names(links.target, organization_id, [*ids, to])
    return [
        _change(
            person_id,
            links.field,
            old=[names[target_id] for _link, target_id in found],
            new=[names[to]],
        )
        for person_id, found in old.items()
    ]


def move_ban_reason(organization_id: int, ids: Sequence[int], to: int) -> list[Change]:
    banned = Person.objects.filter(organization_id=organization_id, ban_reason_id__in=ids)
    people = banned.select_for_update(no_key=True).order_by("pk")
    reasons = dict(people.values_list("pk", "ban_reason_id"))
    Person.objects.filter(pk__in=reasons).update(ban_reason_id=to)
    names = _names(Reason, organization_id, [*ids, to])
    return [
        _change(person_id, "ban_reason", old=names[reason_id], new=names[to])
        for person_id, reason_id in reasons.items()
        if reason_id is not None
    ]


def _lock(person_ids: QuerySet[Any, int]) -> list[int]:
    people = Person.objects.filter(pk__in=list(person_ids)).order_by("pk")
    return list(people.select_for_update(no_key=True).values_list("pk", flat=True))


def _names(target: type[Model], organization_id: int, ids: Sequence[int]) -> dict[int, Any]:
    rows = target._default_manager.filter(organization_id=organization_id, pk__in=ids)
    return {pk: {"id": pk, "name": dict(name)} for pk, name in rows.values_list("pk", "name")}


def _change(person_id: int, field: str, *, old: Any, new: Any) -> Change:
    return Change("person.edited", "person", person_id, {field: {"old": old, "new": new}})
