"""Do types, stages, statuses and criticalities keep their rules?"""

from typing import Any

import pytest

from naryad.areas.actions import delete_area
from naryad.core.dependents import InUse, count_dependents
from naryad.core.errors import Invalid, NotVisible, Stale
from naryad.core.labels import Label
from naryad.core.names import NameTaken
from naryad.history.models import Event
from naryad.tickets import actions, stage_effects
from naryad.tickets.checking import Wrong, check_cycle
from naryad.tickets.cycle_reading import gather_facts, read_rows, roles_that_move
from naryad.tickets.models import Criticality, Stage, Status, TicketType, TypeArea
from naryad.tickets.setting_nouns import (
    SETTINGS,
    DefaultTypeStays,
    UsedInForce,
)
from naryad.tickets.stage_effects import (
    ASSIGN_MOVER,
    ASSIGN_PERSON,
    ASSIGNEE_SET,
    COMPLETE,
    RELEASE,
    Requirement,
    declare_requirement,
    known_requirements,
)
from naryad.tickets.uses import uses_of_stage, uses_of_status
from naryad.tickets.visibility_of_settings import (
    cycles_visible_to,
    stages_visible_to,
    statuses_visible_to,
    ticket_types_visible_to,
    types_offered_to,
)
from tests.tickets.inputs import a_criticality, a_stage, a_status, a_type, an_answer
from tests.world import House, World

ROWS = {"types": "ticket_type", "stages": "queue", "statuses": "status", "answers": "answer"}


def _row(house: House, noun: str) -> Any:
    """The criticalities are those with which an organization begins; this one is not the usual."""
    if noun == "criticalities":
        return Criticality.objects.get(organization=house.organization, name__en="Emergency")
    return getattr(house, ROWS[noun])


def _last(world: World) -> Event:
    return Event.objects.filter(organization_id=world.service.id).latest("pk")


@pytest.mark.parametrize("noun", SETTINGS)
def test_a_line_goes_and_comes_back(world: World, noun: str) -> None:
    by, row = world.actor(world.service.head), _row(world.service, noun)
    actions.delete_setting(noun, row.pk, by=by, at=world.at)
    setting = SETTINGS[noun]
    assert not setting.visible_to(by).filter(pk=row.pk).exists()
    assert _last(world).kind == f"{setting.subject}.deleted"
    actions.restore_setting(noun, row.pk, by=by, at=world.at)
    row.refresh_from_db()
    assert row.deleted_at is None


@pytest.mark.parametrize("noun", SETTINGS)
def test_a_line_does_not_come_back_beside_a_living_twin(world: World, noun: str) -> None:
    by, at, row = world.actor(world.service.head), world.at, _row(world.service, noun)
    actions.delete_setting(noun, row.pk, by=by, at=at)
    name = Label(ru=row.name["ru"].upper())
    {
        "types": lambda: actions.add_type(a_type(name=name), by=by, at=at),
        "stages": lambda: actions.add_stage(a_stage(name=name), by=by, at=at),
        "statuses": lambda: actions.add_status(a_status(name=name), by=by, at=at),
        "criticalities": lambda: actions.add_criticality(a_criticality(name=name), by=by, at=at),
        "answers": lambda: actions.add_answer(an_answer(name=name), by=by, at=at),
    }[noun]()
    with pytest.raises(NameTaken):
        actions.restore_setting(noun, row.pk, by=by, at=at)


@pytest.mark.parametrize("noun", SETTINGS)
def test_lines_are_arranged(world: World, noun: str) -> None:
    by, setting = world.actor(world.service.head), SETTINGS[noun]
    order = list(setting.visible_to(by).order_by("position", "pk").values_list("pk", flat=True))
    wanted = [order[-1], *order[:-1]]
    # Who sends only the first leaves the others as they were; foreign ids are none.
    foreign = _row(world.other, noun).pk
    assert actions.arrange_settings(noun, [foreign, wanted[0]], by=by, at=world.at) == len(order)
    found = setting.visible_to(by).order_by("position", "pk").values_list("pk", flat=True)
    assert list(found) == wanted
    assert actions.arrange_settings(noun, wanted, by=by, at=world.at) == 0


def test_an_unknown_list_is_not_there(world: World) -> None:
    with pytest.raises(NotVisible):
        actions.delete_setting("tickets", 1, by=world.actor(world.service.head), at=world.at)


def test_what_is_in_force_stays(world: World) -> None:
    by, at, owned = world.actor(world.service.head), world.at, world.service.organization
    for noun, row in (
        ("stages", Stage.objects.get(organization=owned, code="PARTS")),
        ("statuses", Status.objects.get(organization=owned, code="HOLD")),
    ):
        with pytest.raises(UsedInForce, match=r"Ремонт|Repair"):
            actions.delete_setting(noun, row.pk, by=by, at=at)
    default = TicketType.objects.get(organization=owned, is_default=True)
    with pytest.raises(DefaultTypeStays):
        actions.delete_setting("types", default.pk, by=by, at=at)


def test_uses_are_listed_what_leads_out_first(world: World) -> None:
    house = world.service
    uses = uses_of_stage(house.over.pk, organization_id=house.id)
    assert [str(each.transition) for each in uses[1:]] == ["Hand in", "I accept"]
    parts = Stage.objects.get(organization=house.organization, code="PARTS")
    first = uses_of_stage(parts.pk, organization_id=house.id)[1]
    assert (str(first.from_name), first.is_in_force) == ("Waiting for parts", True)
    assert len(uses_of_status(house.status.pk, organization_id=house.id)) == 3


def test_a_draft_with_a_deleted_stage_says_so(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    actions.delete_setting("stages", house.queue.pk, by=by, at=world.at)
    actions.delete_setting("statuses", house.status.pk, by=by, at=world.at)
    facts = gather_facts(read_rows(house.draft))
    found = {each.wrong for each in check_cycle(facts, roles_that_move(house.id))}
    assert {Wrong.DELETED_STAGE, Wrong.DELETED_STATUS} <= found
    with pytest.raises(actions.CycleNotFit):
        actions.publish_draft(house.draft.pk, seen_version=None, by=by, at=world.at)


def test_there_is_one_default(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    edit = a_type(is_default=True, area_ids=None)
    actions.edit_type(house.ticket_type.pk, edit, seen_version=1, by=by, at=world.at)
    defaults = TicketType.objects.filter(organization=house.organization, is_default=True)
    assert [row.pk for row in defaults] == [house.ticket_type.pk]
    with pytest.raises(DefaultTypeStays):
        actions.edit_type(house.ticket_type.pk, a_type(), seen_version=2, by=by, at=world.at)


def test_the_first_type_is_the_default(world: World) -> None:
    by = world.actor(world.service.head)
    TicketType.objects.filter(organization=world.service.organization).update(deleted_at=world.at)
    new = actions.add_type(a_type(), by=by, at=world.at)
    assert TicketType.objects.get(pk=new).is_default


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": Label()}, "name"),
        ({"name": Label(ru="РЕМОНТ")}, "name_ru"),
        ({"number_mask": "нет"}, "number_mask"),
        ({"close_minutes": 0}, "close_days"),
        ({"close_minutes": 10**9}, "close_days"),
        ({"area_ids": frozenset()}, "area_ids"),
        ({"area_ids": frozenset({10**17})}, "area_ids"),
        ({"work_type_ids": frozenset({10**17})}, "work_type_ids"),
        ({"external_id": "mount"}, "external_id"),
        ({"external_id": "x" * 101}, "external_id"),
    ],
)
def test_an_unfit_type_is_refused(world: World, values: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        actions.add_type(a_type(**values), by=world.actor(world.service.head), at=world.at)
    assert set(caught.value.errors) == {field}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": Label(en="queue")}, "name_en"),
        ({"color": "MAUVE"}, "color"),
        ({"kind": "LOST"}, "kind"),
        ({"effects": ("EXPLODE",)}, "effects"),
        ({"effects": (RELEASE, ASSIGN_MOVER)}, "effects"),
        ({"effects": (ASSIGN_PERSON,)}, "assignee_id"),
        ({"effects": (ASSIGN_PERSON,), "assignee_id": 10**17}, "assignee_id"),
        ({"requirements": ("LUCK",)}, "requirements"),
    ],
)
def test_an_unfit_stage_is_refused(world: World, values: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        actions.add_stage(a_stage(**values), by=world.actor(world.service.head), at=world.at)
    assert set(caught.value.errors) == {field}


def test_a_customer_is_assigned_to_nothing(world: World) -> None:
    by, customer = world.actor(world.service.head), world.service.customer.pk
    new = a_stage(effects=(ASSIGN_PERSON,), assignee_id=customer)
    with pytest.raises(Invalid):
        actions.add_stage(new, by=by, at=world.at)


def test_a_stage_changes_and_tells_whoever_was_late(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    new = a_stage("Мир", effects=(COMPLETE,), requirements=(ASSIGNEE_SET,))
    actions.edit_stage(house.queue.pk, new, seen_version=1, by=by, at=world.at)
    house.queue.refresh_from_db()
    # Nobody is needed by what the stage does now.
    assert (house.queue.effects, house.queue.assignee_id) == ([COMPLETE], None)
    assert _last(world).changes["effects"] == {"old": [ASSIGN_PERSON], "new": [COMPLETE]}
    with pytest.raises(Stale):
        actions.edit_stage(house.queue.pk, a_stage("Спор"), seen_version=1, by=by, at=world.at)


def test_a_status_changes_and_tells_whoever_was_late(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    actions.edit_status(house.status.pk, a_status("Готово"), seen_version=1, by=by, at=world.at)
    with pytest.raises(Stale):
        actions.edit_status(house.status.pk, a_status("Иначе"), seen_version=1, by=by, at=world.at)


def test_types_follow_an_area_that_goes(world: World) -> None:
    by, house = world.actor(world.service.head), world.service
    counted = count_dependents("area", organization_id=house.id, ids=[house.north.pk])
    assert 1 in [each.count for each in counted if each.label == "types of tickets"]
    with pytest.raises(InUse):
        delete_area(house.north.pk, reassign_to=None, by=by, at=world.at)
    delete_area(house.north.pk, reassign_to=house.south.pk, by=by, at=world.at)
    (link,) = TypeArea.objects.filter(type=house.ticket_type)
    assert link.area_id == house.south.pk


def test_a_type_is_offered_to_whom_it_serves_once_it_is_in_force(world: World) -> None:
    house = world.service
    mount = house.ticket_type.pk

    def offered(name: str) -> set[int]:
        types = types_offered_to(world.actor(house.people[name]))
        return set(types.values_list("pk", flat=True))

    first = TicketType.objects.get(organization=house.organization, is_default=True).pk
    assert offered("technician") == offered("customer") == offered("loner") == {first}
    by = world.actor(house.head)
    actions.publish_draft(house.draft.pk, seen_version=None, by=by, at=world.at)
    assert offered("technician") == offered("customer") == {first, mount}
    assert offered("technician_south") == offered("loner") == {first}
    assert types_offered_to(house.system).count() == 0


def test_a_type_is_offered_in_its_own_areas_alone(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    actions.publish_draft(house.draft.pk, seen_version=None, by=by, at=world.at)
    usual = TicketType.objects.get(organization=house.organization, is_default=True)
    TicketType.objects.filter(pk=usual.pk).update(has_all_areas=False)
    TypeArea.objects.create(organization=house.organization, type=usual, area=house.south)
    for person, type_ in ((house.technician, house.ticket_type), (house.technician_south, usual)):
        offered = types_offered_to(world.actor(person))
        assert list(offered.values_list("pk", flat=True)) == [type_.pk]


def test_customers_see_statuses_and_what_they_may_choose(world: World) -> None:
    house = world.service
    customer, technician = world.actor(house.customer), world.actor(house.technician)
    assert stages_visible_to(customer).count() == 0
    assert statuses_visible_to(customer).filter(pk=house.status.pk).exists()
    assert not ticket_types_visible_to(customer).filter(pk=house.ticket_type.pk).exists()
    assert ticket_types_visible_to(technician).filter(pk=house.ticket_type.pk).exists()
    assert cycles_visible_to(technician).count() == 0
    assert cycles_visible_to(world.actor(house.head)).filter(pk=house.draft.pk).exists()
    for visible in (
        ticket_types_visible_to,
        stages_visible_to,
        statuses_visible_to,
        cycles_visible_to,
    ):
        assert visible(house.system).count() == 0
        mine = {row.organization_id for row in visible(world.actor(house.admin), with_deleted=True)}
        assert mine == {house.id}


def test_only_who_may_restore_sees_what_is_deleted(world: World) -> None:
    house = world.service
    Status.objects.filter(pk=house.status.pk).update(deleted_at=world.at)
    for name, sees in (("head", True), ("dispatcher", False), ("customer", False)):
        found = statuses_visible_to(world.actor(house.people[name]), with_deleted=True)
        assert found.filter(pk=house.status.pk).exists() is sees


def test_an_upper_noun_adds_a_requirement(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "ON_A_SUNDAY"
    monkeypatch.setattr(stage_effects, "_requirements", dict(stage_effects._requirements))
    assert code not in [each.code for each in known_requirements()]
    declare_requirement(Requirement(code, "Sunday", "It is no Sunday."))
    by = world.actor(world.service.head)
    assert actions.add_stage(a_stage(requirements=(code,)), by=by, at=world.at)
