"""What does a random small tree of objects look like, and who sees what of it by the plain words
of the rules?

The reference knows nothing of arms, settled columns or pages: it walks up the drawn tree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hypothesis import strategies as st

from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.areas.models import Area
from naryad.assets.models import Asset, AssetArea
from naryad.assets.settling import settle_assets
from naryad.catalog.models import AssetType
from naryad.companies.models import Company
from naryad.core.labels import Label
from naryad.core.search import make_sort_key, normalize_text
from naryad.organizations.models import Organization
from naryad.people.models import Person
from tests.access.random_worlds import (
    PLACES,
    Built,
    Job,
    Plan,
    Somebody,
    SomeRole,
    build,
    roles_of,
)
from tests.assets.codes import glue_and_scan

P = Permission
_MOST = 7
RIGHTS = [
    P.SEE_ALL_ASSETS,
    P.SEE_ASSETS_IN_AREAS,
    P.SEE_ASSETS_IN_AREAS,
    P.SEE_ASSETS_IN_AREAS,
    P.SEE_ASSETS_IN_AREAS,
    P.SEE_ASSETS_OF_COMPANIES,
    P.SEE_ASSETS_OF_COMPANIES,
    P.SEE_ASSETS_OF_SUBSIDIARIES,
    P.SEE_ASSETS_OF_SUBSIDIARIES,
    P.SEE_ASSETS_WHERE_RESPONSIBLE,
    P.SEE_ASSETS_WHERE_RESPONSIBLE,
    P.SEE_SCANNED_ASSETS,
    P.SEE_SCANNED_ASSETS,
    P.DELETE_ASSETS,
    P.SEE_ALL_COMPANIES,
    P.SEE_OWN_COMPANIES,
]
_FOR_CUSTOMERS = {
    P.SEE_ASSETS_OF_COMPANIES,
    P.SEE_ASSETS_OF_SUBSIDIARIES,
    P.SEE_SCANNED_ASSETS,
    P.SEE_OWN_COMPANIES,
}
_LAST_NAMES = ("Лифт", "лифтовая", "Насос", "Ёлка")


@dataclass(frozen=True)
class SomeObject:
    """`parent` is the number of an earlier one, counted back from this; 0: it stands at the top.
    `areas` and `company` are its own; `responsible` and `scanned_by` are numbers among
    the people; it was scanned by a code of that state."""

    name: str
    parent: int
    company: int | None
    areas: frozenset[int]
    inherits_areas: bool
    responsible: int | None
    scanned_by: int | None
    code_state: str
    is_published: bool
    is_deleted: bool


@dataclass(frozen=True)
class Grounds:
    """`under`: company → the one above it, an earlier one."""

    plan: Plan
    objects: tuple[SomeObject, ...]
    under: tuple[int | None, ...]

    def parent_of(self, number: int) -> int | None:
        back = self.objects[number].parent
        return number - back if 0 < back <= number else None

    def above(self, number: int) -> list[int]:
        parent = self.parent_of(number)
        return [] if parent is None else [*self.above(parent), parent]

    def company_of(self, number: int) -> int | None:
        own, parent = self.objects[number].company, self.parent_of(number)
        return own if own is not None or parent is None else self.company_of(parent)

    def areas_of(self, number: int) -> set[int]:
        one, parent = self.objects[number], self.parent_of(number)
        above = self.areas_of(parent) if parent is not None and one.inherits_areas else set()
        return set(one.areas) | above

    def is_deleted(self, number: int) -> bool:
        return any(self.objects[each].is_deleted for each in [*self.above(number), number])

    def rights(self, viewer: Somebody) -> set[P]:
        held = {right for role in roles_of(self.plan, viewer) for right in role.permissions}
        if P.SEE_ALL_ASSETS in held:
            held |= {right for right in RIGHTS if right.value.startswith("assets.see")}
        if P.SEE_ASSETS_OF_SUBSIDIARIES in held:
            held.add(P.SEE_ASSETS_OF_COMPANIES)
        if P.SEE_ALL_COMPANIES in held:
            held.add(P.SEE_OWN_COMPANIES)
        return held if viewer.kind == Kind.EMPLOYEE else held & _FOR_CUSTOMERS

    def sees(self, viewer: Somebody, number: int, *, with_deleted: bool = False) -> bool:
        one, rights = self.objects[number], self.rights(viewer)
        if self.is_deleted(number) and not (with_deleted and P.DELETE_ASSETS in rights):
            return False
        if viewer.kind == Kind.CUSTOMER and not one.is_published:
            return False
        company = self.company_of(number)
        return (
            P.SEE_ALL_ASSETS in rights
            or (P.SEE_ASSETS_OF_COMPANIES in rights and company in viewer.companies)
            or (
                P.SEE_ASSETS_OF_SUBSIDIARIES in rights
                and bool(self._groups(company) & viewer.companies)
            )
            or (P.SEE_ASSETS_IN_AREAS in rights and bool(self.areas_of(number) & viewer.areas))
            or (
                P.SEE_ASSETS_WHERE_RESPONSIBLE in rights
                and one.responsible is not None
                and self.person(one.responsible) is viewer
            )
            or (
                P.SEE_SCANNED_ASSETS in rights
                and one.scanned_by is not None
                and self.person(one.scanned_by) is viewer
                and one.code_state == "LIVING"
            )
        )

    def person(self, number: int) -> Somebody:
        return self.plan.people[number % len(self.plan.people)]

    def _groups(self, company: int | None) -> set[int]:
        """The company and all that it stands under."""
        found: set[int] = set()
        while company is not None:
            found.add(company)
            company = self.under[company]
        return found


_OBJECTS = st.builds(
    SomeObject,
    name=st.sampled_from(_LAST_NAMES),
    parent=st.integers(0, 3),
    company=st.integers(0, PLACES).map(lambda number: None if number == PLACES else number),
    areas=st.frozensets(st.integers(0, PLACES - 1), max_size=2),
    inherits_areas=st.sampled_from([True, True, False]),
    responsible=st.none() | st.integers(0, 3),
    scanned_by=st.none() | st.integers(0, 3),
    code_state=st.sampled_from(["LIVING", "LIVING", "DEAD"]),
    is_published=st.integers(0, 3).map(lambda number: number < 3),
    is_deleted=st.integers(0, 7).map(lambda number: number == 7),
)


# Most of them hold something and belong somewhere today: who sees nothing proves little.
_PEOPLE = st.builds(
    Somebody,
    name=st.just("Юдин"),
    kind=st.sampled_from(Kind),
    is_deleted=st.just(False),
    roles=st.frozensets(st.integers(0, PLACES - 1), min_size=1, max_size=3),
    areas=st.frozensets(st.integers(0, PLACES - 1), min_size=1, max_size=2),
    jobs=st.lists(
        st.builds(
            Job,
            st.integers(0, PLACES - 1),
            st.sampled_from([-400, -400, 0, 1]),
            st.sampled_from([None, None, 400]),
        ),
        min_size=1,
        max_size=2,
        unique_by=lambda job: job.company,
    ).map(tuple),
)


def _roles_of(rights: Sequence[P]) -> st.SearchStrategy[SomeRole]:
    return st.builds(
        SomeRole,
        permissions=st.frozensets(st.sampled_from(rights), min_size=1, max_size=4),
        is_deleted=st.integers(0, 7).map(lambda number: number == 7),
    )


@st.composite
def grounds(draw: st.DrawFn, rights: Sequence[P] = RIGHTS) -> Grounds:
    """`rights`: those among which roles are made up."""
    roles = draw(st.tuples(*[_roles_of(rights)] * PLACES))
    people = draw(st.lists(_PEOPLE, min_size=2, max_size=4).map(tuple))
    under = [draw(st.none() | st.integers(0, each - 1)) if each else None for each in range(PLACES)]
    objects = draw(st.lists(_OBJECTS, min_size=3, max_size=_MOST).map(tuple))
    return Grounds(Plan(roles, people, None), objects, tuple(under))


@dataclass
class BuiltGrounds:
    people: list[Person]
    companies: list[Company]
    areas: list[Area]
    objects: list[Asset]


def build_grounds(
    drawn: Grounds, organization: Organization, *, at: datetime, today: date
) -> BuiltGrounds:
    built = build(drawn.plan, organization, at=at, today=today)
    for company, under in zip(built.companies, drawn.under, strict=True):
        company.parent = None if under is None else built.companies[under]
    Company.objects.bulk_update(built.companies, ["parent"])
    objects = _build_objects(drawn, organization, built, at)
    settle_assets([each.pk for each in objects], organization_id=organization.pk)
    return BuiltGrounds(built.people, built.companies, built.areas, objects)


def _build_objects(
    drawn: Grounds, organization: Organization, built: Built, at: datetime
) -> list[Asset]:
    kind = AssetType.objects.create(organization=organization, name=Label(en="Thing"))
    objects = Asset.objects.bulk_create(
        Asset(
            organization=organization,
            name=f"{one.name} {number}",
            type=kind,
            own_company=None if one.company is None else built.companies[one.company],
            own_address=f"Street {number}" if number % 2 else "",
            inherits_areas=one.inherits_areas,
            responsible=None
            if one.responsible is None
            else built.people[one.responsible % len(built.people)],
            is_published=one.is_published,
            deleted_at=at if drawn.is_deleted(number) else None,
            created_at=at,
            sort_key=make_sort_key(f"{one.name} {number}"),
            own_words=f" {normalize_text(one.name)} {number}",
            search_text=f" {normalize_text(one.name)} {number}",
        )
        for number, one in enumerate(drawn.objects)
    )
    for number, each in enumerate(objects):
        parent = drawn.parent_of(number)
        each.parent = None if parent is None else objects[parent]
    Asset.objects.bulk_update(objects, ["parent"])
    _link_areas(drawn, organization, built.areas, objects)
    people = built.people
    scanned = [
        (asset, one.code_state, people[one.scanned_by % len(people)])
        for asset, one in zip(objects, drawn.objects, strict=True)
        if one.scanned_by is not None
    ]
    glue_and_scan(scanned, organization=organization, at=at)
    return objects


def _link_areas(
    drawn: Grounds, organization: Organization, areas: list[Area], objects: list[Asset]
) -> None:
    AssetArea.objects.bulk_create(
        AssetArea(
            organization=organization,
            asset=asset,
            area=areas[each],
            is_own=True,
            is_living=asset.deleted_at is None,
            is_published=asset.is_published,
            sort_key=asset.sort_key,
        )
        for asset, one in zip(objects, drawn.objects, strict=True)
        for each in one.areas
    )
