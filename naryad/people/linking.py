"""What are people linked to, how much of it does the actor see, and how does it change?"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.areas.visibility import areas_visible_to
from naryad.catalog.visibility import skills_visible_to, work_types_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.core.bulk import insert_cells
from naryad.people.employing import EmploymentBook, read_employments
from naryad.people.input import PersonInput
from naryad.people.models import Person, PersonArea, PersonRole, PersonSkill, PersonWorkType
from naryad.people.visibility import roles_visible_to


@dataclass(frozen=True)
class Linked:
    """A field of ids. `name` stands in history; `table` is None where the links are dated."""

    field: str
    name: str
    visible_to: Callable[[Actor], QuerySet[Any]]
    table: Any = None
    column: str = ""


ROLES = Linked("role_ids", "roles", roles_visible_to, PersonRole, "role_id")
COMPANIES = Linked("company_ids", "companies", companies_visible_to)
AREAS = Linked("area_ids", "areas", areas_visible_to, PersonArea, "area_id")
SKILLS = Linked("skill_ids", "skills", skills_visible_to, PersonSkill, "skill_id")
WORK_TYPES = Linked(
    "work_type_ids", "work_types", work_types_visible_to, PersonWorkType, "work_type_id"
)
LINKED = (ROLES, COMPANIES, AREAS, SKILLS, WORK_TYPES)

Links = Mapping[str, frozenset[int]]
NOTHING: Links = {}


@dataclass(frozen=True)
class LinkBook:
    """The links of some people. `held`: field → person → linked id → the rows that say so;
    `names`: field → id → name, only what the actor sees."""

    held: Mapping[str, Mapping[int, Mapping[int, list[int]]]]
    names: Mapping[str, Mapping[int, Any]]
    employments: EmploymentBook

    def of(self, person_id: int) -> dict[str, frozenset[int]]:
        """All that the person is linked to."""
        return {each.field: self._ids(each.field, person_id) for each in LINKED}

    def seen(self, person_id: int) -> dict[str, frozenset[int]]:
        """As much of it as the actor sees: what a form shows."""
        return {
            name: ids.intersection(self.names[name]) for name, ids in self.of(person_id).items()
        }

    def merge(self, person_id: int, given: PersonInput) -> dict[str, frozenset[int]]:
        """As the input wants it; what the actor does not see stays as it is."""
        return {
            name: getattr(given, name) | ids.difference(self.names[name])
            for name, ids in self.of(person_id).items()
        }

    def describe(self, links: Links) -> dict[str, list[dict[str, Any]]]:
        """Field → ids with the names of now, as far as the actor sees, for history and forms."""
        return {
            name: [{"id": each, "name": self.names[name][each]} for each in sorted(ids)]
            for name, ids in (
                (name, ids.intersection(self.names[name])) for name, ids in links.items()
            )
        }

    def _ids(self, name: str, person_id: int) -> frozenset[int]:
        return frozenset(self.held[name].get(person_id, ()))


def read_links(
    person_ids: Collection[int],
    *,
    by: Actor,
    given: Iterable[PersonInput] = (),
    named: Links = NOTHING,
) -> LinkBook:
    """In two queries for each sort of link: what is held, and what of it, of `given` and of the
    ids in `named` is seen."""
    given = list(given)
    employments = read_employments(person_ids, organization_id=by.organization_id, today=by.today)
    held, names = {}, {}
    for each in LINKED:
        held[each.field] = _read_held(each, person_ids, employments, by=by)
        wanted = {linked for links in held[each.field].values() for linked in links}
        wanted.update(named.get(each.field, ()), *(getattr(one, each.field) for one in given))
        visible = each.visible_to(by).filter(pk__in=wanted)
        names[each.field] = dict(visible.values_list("pk", "name"))
    return LinkBook(held, names, employments)


def write_links(book: LinkBook, people: Iterable[Person], *, wanted: Mapping[int, Links]) -> None:
    """Make the links of these people those of `wanted` (by person, complete). After the people
    themselves, since links carry columns of theirs; two queries at most for each sort."""
    people = list(people)
    for each in LINKED:
        if each.table is not None:
            _write_simple(each, book, people, wanted)
    for person in people:
        before = book.of(person.pk)[COMPANIES.field]
        after = wanted[person.pk][COMPANIES.field]
        book.employments.end(person.pk, before - after)
        for company_id in sorted(after - before):
            book.employments.begin(person, company_id)
    book.employments.write()


def _read_held(
    each: Linked, person_ids: Collection[int], employments: EmploymentBook, *, by: Actor
) -> dict[int, dict[int, list[int]]]:
    if each.table is None:
        triples = [
            (person_id, row.company_id, row.pk)
            for person_id in person_ids
            for row in employments.current(person_id)
        ]
    else:
        rows = each.table.objects.filter(
            organization_id=by.organization_id, person_id__in=person_ids
        )
        triples = list(rows.values_list("person_id", each.column, "pk"))
    held: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for person_id, linked_id, row_id in triples:
        held[person_id][linked_id].append(row_id)
    return held


def _write_simple(
    each: Linked, book: LinkBook, people: Iterable[Person], wanted: Mapping[int, Links]
) -> None:
    dropped: list[int] = []
    added: list[Any] = []
    for person in people:
        rows = book.held[each.field].get(person.pk, {})
        after = wanted[person.pk][each.field]
        for linked_id, row_ids in rows.items():
            if linked_id not in after:
                dropped += row_ids
        added += [_link(each, person, linked_id) for linked_id in sorted(after - set(rows))]
    if dropped:
        each.table.objects.filter(pk__in=dropped).delete()
    insert_cells(each.table, added)


def _link(each: Linked, person: Person, linked_id: int) -> dict[str, Any]:
    columns: dict[str, Any] = {each.column: linked_id}
    if each is AREAS:
        columns |= {
            "kind": person.kind,
            "is_living": person.deleted_at is None,
            "sort_key": person.sort_key,
        }
    return {"organization_id": person.organization_id, "person_id": person.pk, **columns}
