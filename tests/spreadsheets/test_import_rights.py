"""Does a row of a file ever do what the form would refuse?"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naryad.access.permissions import Permission
from naryad.companies.actions import add_companies
from naryad.companies.input import CompanyInput
from naryad.companies.models import Company
from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import only
from naryad.people.actions import PersonEdit, add_people, edit_people
from naryad.people.input import PersonInput
from naryad.people.models import Person, PersonArea, PersonRole, RolePermission
from naryad.people.queries import card
from naryad.spreadsheets import actions
from naryad.spreadsheets.import_visibility import imports_visible_to, rows_visible_to
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.sheets import columns_for, open_sheet, sheet_of
from tests.access.random_worlds import taken_back
from tests.spreadsheets.staging import check, remarks, run_whole, stage, states
from tests.world import World

P = Permission
HEADS = ("email", "last_name", "first_name", "companies", "roles", "areas", "position")


def test_whoever_may_neither_add_nor_edit_has_no_import(world: World) -> None:
    technician = world.actor(world.service.technician)
    for noun in ("customers", "employees", "companies"):
        with pytest.raises(NotVisible):
            open_sheet(noun, technician)
    run = stage(world, world.service.technician, "customers", HEADS, [["a@b.example"]], key="email")
    with pytest.raises(NotVisible):
        actions.check_import(run.pk, by=technician, at=world.at)


def test_a_column_that_one_may_not_fill_is_neither_offered_nor_read(world: World) -> None:
    role = world.service.roles["DISPATCHER"]
    RolePermission.objects.filter(role=role, permission=P.GIVE_ROLES).delete()
    by, customer = world.service.dispatcher, world.service.customer
    keys = {column.key for column in columns_for(sheet_of("customers"), world.actor(by))}
    assert "roles" not in keys and "companies" in keys
    rows = [[customer.email, "Иначе", "", "", "Administrator"]]
    run = stage(world, by, "customers", HEADS[:5], rows, key="email")
    run_whole(world, check(world, run))
    held = PersonRole.objects.filter(person=customer).values_list("role__code", flat=True)
    customer.refresh_from_db()
    assert (customer.last_name, set(held)) == ("Иначе", {"CUSTOMER"})


def test_who_loses_a_right_between_check_and_run_does_nothing_more(world: World) -> None:
    by = world.service.dispatcher
    rows = [["new@import.example", "Новый", "Имярек", world.service.zenit.name, "Customer"]]
    run = check(world, stage(world, by, "customers", HEADS[:5], rows, key="email"))
    assert states(run) == {"new": 1}
    role = world.service.roles["DISPATCHER"]
    RolePermission.objects.filter(role=role, permission=P.ADD_PEOPLE).delete()
    run_whole(world, run)
    assert (states(run), remarks(run)) == ({"refused": 1}, {(2, None): "NotPermitted"})
    assert not Person.objects.filter(email="new@import.example").exists()


def test_who_does_not_see_everybody_is_told_by_the_check_whom_they_may_not_add(
    world: World,
) -> None:
    house = world.service
    granted = RolePermission.objects.filter(role=house.roles["DISPATCHER"])
    granted.filter(permission=P.SEE_ALL_PEOPLE).update(permission=P.SEE_PEOPLE_IN_AREAS)
    PersonArea.objects.filter(person=house.dispatcher, area=house.south).delete()
    rows = [
        [f"{area}@import.example", "Новый", "Имярек", house.zenit.name, "Customer", str(area.name)]
        for area in (house.north, house.south)
    ]
    run = stage(world, house.dispatcher, "customers", HEADS[:6], rows, key="email")
    assert states(check(world, run)) == {"new": 1, "error": 1}
    assert remarks(run) == {(3, 5): "Invalid"}
    granted.filter(permission=P.SEE_PEOPLE_IN_AREAS).delete()
    again = stage(world, house.dispatcher, "customers", HEADS[:6], rows, key="email")
    assert states(check(world, again)) == {"error": 2}
    assert remarks(again) == {(2, 5): "OutOfSight", (3, 5): "OutOfSight"}


def test_nothing_is_made_on_the_way_that_one_may_not_add(world: World) -> None:
    role = world.service.roles["DISPATCHER"]
    RolePermission.objects.filter(role=role, permission=P.EDIT_COMPANIES).delete()
    rows = [["new@import.example", "Новый", "Имярек", "Never Seen Ltd", "Customer"]]
    by = world.service.dispatcher
    run = stage(world, by, "customers", HEADS[:5], rows, key="email", create=["companies"])
    check(world, run)
    assert remarks(run) == {(2, 3): "NotThere"}


def test_two_organizations_never_meet(world: World) -> None:
    other = world.other
    rows = [
        ["new@import.example", "Новый", "Имярек", other.zenit.name, "Customer"],
        [other.customer.email, "Чужой", "Имярек", world.service.zenit.name, "Customer"],
    ]
    before = Person.objects.get(pk=other.customer.pk)
    run = stage(world, world.service.admin, "customers", HEADS[:5], rows, key="email")
    check(world, run)
    own_name = other.zenit.name == world.service.zenit.name
    assert remarks(run) == ({} if own_name else {(2, 3): "NotThere"})
    run_whole(world, run)
    after = Person.objects.get(pk=other.customer.pk)
    assert (after.last_name, after.version) == (before.last_name, before.version)
    added = Person.objects.filter(email__in=[row[0] for row in rows]).exclude(pk=before.pk)
    assert {person.organization_id for person in added} <= {world.service.id}
    foreigner = world.actor(other.admin)
    assert not imports_visible_to(foreigner).filter(pk=run.pk).exists()
    assert not rows_visible_to(foreigner).filter(run=run).exists()


def test_administrators_see_that_there_was_one_and_no_row_of_it(world: World) -> None:
    run = stage(world, world.service.head, "customers", HEADS, [["a@b.example"]], key="email")
    admin, viewer = world.actor(world.service.admin), world.service.admin
    assert imports_visible_to(admin).filter(pk=run.pk).exists()
    assert not rows_visible_to(admin).filter(run=run).exists()
    eyes = world.actor(world.service.head, viewed_by=viewer)
    assert not imports_visible_to(eyes).exists()
    assert not imports_visible_to(world.actor(world.service.dispatcher)).filter(pk=run.pk).exists()


RIGHTS = (
    P.SEE_ALL_PEOPLE,
    P.SEE_PEOPLE_IN_AREAS,
    P.ADD_PEOPLE,
    P.EDIT_PEOPLE,
    P.GIVE_ROLES,
    P.SEE_ALL_COMPANIES,
    P.EDIT_COMPANIES,
)
# Each example is a whole import.
FEW = settings(
    max_examples=settings.get_profile(settings.get_current_profile_name()).max_examples // 10
)
WHO = ("customer", "customer_of_two", "technician_south", "loner", "banned", "nobody")
OPEN: dict[str, Any] = {"create": ["companies"]}
ROLES = ("", "Customer", "Technician", "Head of service", "Administrator")


@dataclass(frozen=True)
class Row:
    who: str
    last_name: str
    company: str
    role: str
    area: str


ROWS = st.builds(
    Row,
    who=st.sampled_from(WHO),
    last_name=st.sampled_from(("", "Иначе")),
    company=st.sampled_from(("", "zenit", "mayak", "polus", "fresh")),
    role=st.sampled_from(ROLES),
    area=st.sampled_from(("", "north", "south")),
)


@FEW
@given(
    rights=st.sets(st.sampled_from(RIGHTS)),
    noun=st.sampled_from(("customers", "employees")),
    rows=st.lists(ROWS, min_size=1, max_size=3, unique_by=lambda row: row.who),
)
def test_random_roles_and_sheets_do_only_what_the_form_would(
    world: World, rights: set[Permission], noun: str, rows: list[Row]
) -> None:
    """Whoever is other than before can be made so, from what was there, by the form's action."""
    by = world.service.dispatcher
    with taken_back():
        _grant(world, rights)
        before, known = _cards(world), set(Company.objects.values_list("pk", flat=True))
        with taken_back():
            _whole(world, stage(world, by, noun, HEADS, _cells(world, rows), key="email", **OPEN))
            after = _cards(world)
            made = dict(Company.objects.exclude(pk__in=known).values_list("pk", "name"))
        again = {pk: _add_company(world, name) for pk, name in made.items()}
        for pk, shown in after.items():
            if before.get(pk) != shown:
                ids = frozenset(again.get(each, each) for each in shown.company_ids)
                _form_takes(world, pk, replace(shown, company_ids=ids), is_new=pk not in before)


def _grant(world: World, rights: set[Permission]) -> None:
    role = world.service.roles["DISPATCHER"]
    RolePermission.objects.filter(role=role).delete()
    RolePermission.objects.bulk_create(
        RolePermission(organization=world.service.organization, role=role, permission=right)
        for right in rights
    )


def _cells(world: World, rows: list[Row]) -> list[list[str]]:
    return [_cells_of(world, row) for row in rows]


def _cells_of(world: World, row: Row) -> list[str]:
    house = world.service
    person = house.people.get(row.who)
    email = "nobody@import.example" if person is None else person.email or "loner@import.example"
    company = getattr(house, row.company).name if row.company not in ("", "fresh") else row.company
    area = getattr(house, row.area).name.text("en") if row.area else ""
    return [email, row.last_name, row.last_name and "Имярек", company, row.role, area, ""]


def _whole(world: World, run: Import) -> None:
    with suppress(Refusal):
        run_whole(world, check(world, run))


def _cards(world: World) -> Mapping[int, PersonInput]:
    """As the administrator sees them."""
    admin = world.actor(world.service.admin)
    people = Person.objects.filter(organization=world.service.organization, deleted_at=None)
    return {pk: card(admin, pk).input for pk in people.values_list("pk", flat=True)}


def _add_company(world: World, name: str) -> int:
    by = world.actor(world.service.dispatcher)
    return only(add_companies([CompanyInput(name)], by=by, at=world.at))


def _form_takes(world: World, pk: int, shown: PersonInput, *, is_new: bool) -> None:
    """Raises what the form would say."""
    by, at = world.actor(world.service.dispatcher), world.at
    if is_new:
        only(add_people([shown], by=by, at=at))
    else:
        only(edit_people([PersonEdit(pk, shown)], by=by, at=at))
