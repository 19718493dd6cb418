"""What stands on the card of one person?"""

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.areas.models import Area
from naryad.areas.visibility import areas_visible_to
from naryad.catalog.models import Skill, WorkType
from naryad.catalog.visibility import skills_visible_to, work_types_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.core.errors import NotVisible
from naryad.people.input import LINK_FIELDS, PersonInput
from naryad.people.linking import read_links
from naryad.people.models import (
    Employment,
    Person,
    PersonArea,
    PersonRole,
    PersonSkill,
    PersonWorkType,
    Role,
    Sex,
)
from naryad.people.visibility import people_visible_to, roles_visible_to


@dataclass(frozen=True)
class PersonCard:
    """As much as the actor sees. `companies` are today's links, `past_companies` ended ones."""

    person: Person
    roles: list[Role]
    companies: list[Employment]
    past_companies: list[Employment]
    areas: list[Area]
    skills: list[Skill]
    work_types: list[WorkType]

    @property
    def input(self) -> PersonInput:
        """What the form begins with; for a copy too, whose contacts somebody then changes."""
        columns = {each.name for each in fields(PersonInput)} - set(LINK_FIELDS)
        values = {name: getattr(self.person, name) for name in columns}
        return PersonInput(
            **{**values, "kind": Kind(self.person.kind), "sex": Sex(self.person.sex)},
            role_ids=frozenset(role.pk for role in self.roles),
            company_ids=frozenset(row.company_id for row in self.companies),
            area_ids=frozenset(area.pk for area in self.areas),
            skill_ids=frozenset(skill.pk for skill in self.skills),
            work_type_ids=frozenset(work_type.pk for work_type in self.work_types),
        )


def inputs_of(actor: Actor, person_ids: Collection[int]) -> dict[int, PersonInput]:
    """What the forms of living people would begin with, as much as the actor sees of them; in a
    fixed number of queries. Who is not seen is left out."""
    people = people_visible_to(actor).in_bulk(person_ids)
    book = read_links(list(people), by=actor)
    columns = {each.name for each in fields(PersonInput)} - set(LINK_FIELDS)
    return {
        person_id: PersonInput(
            **{
                **{name: getattr(person, name) for name in columns},
                "kind": Kind(person.kind),
                "sex": Sex(person.sex),
                **book.seen(person_id),
            }
        )
        for person_id, person in people.items()
    }


def card(actor: Actor, person_id: int) -> PersonCard:
    """Deleted people too, for those who may see them; raises NotVisible. In seven queries."""
    people = people_visible_to(actor, with_deleted=True).select_related("photo", "ban_reason")
    person = people.filter(pk=person_id).first()
    if person is None:
        raise NotVisible
    employments = _employments(actor, person_id)
    return PersonCard(
        person=person,
        roles=_linked(roles_visible_to(actor), PersonRole, "role_id", person),
        companies=[row for row in employments if _is_current(row, actor)],
        past_companies=[row for row in employments if row.till and row.till < actor.today],
        areas=_linked(areas_visible_to(actor), PersonArea, "area_id", person),
        skills=_linked(skills_visible_to(actor), PersonSkill, "skill_id", person),
        work_types=_linked(work_types_visible_to(actor), PersonWorkType, "work_type_id", person),
    )


def _employments(actor: Actor, person_id: int) -> list[Employment]:
    rows = Employment.objects.filter(
        organization_id=actor.organization_id,
        person_id=person_id,
        company_id__in=companies_visible_to(actor).values("pk"),
    )
    return list(rows.select_related("company").order_by("company__sort_key", "since", "pk"))


def _is_current(row: Employment, actor: Actor) -> bool:
    return row.since <= actor.today and (row.till is None or row.till >= actor.today)


def _linked(visible: QuerySet[Any], table: Any, column: str, person: Person) -> list[Any]:
    links = table.objects.filter(organization_id=person.organization_id, person_id=person.pk)
    return list(visible.filter(pk__in=links.values(column)).order_by("pk"))
