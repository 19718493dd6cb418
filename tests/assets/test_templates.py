"""Do templates of objects keep what was filled in, and follow what goes?"""

import pytest

from naryad.areas.actions import delete_area
from naryad.assets import actions
from naryad.assets.input import clean_asset
from naryad.assets.models import AssetTemplate
from naryad.assets.template_input import TemplateInput, clean_template
from naryad.assets.template_queries import begin_with_template, list_templates, seen_in_template
from naryad.assets.visibility import asset_templates_visible_to
from naryad.catalog.actions import add_entry, delete_entry, restore_entry
from naryad.catalog.models import Skill, WorkType
from naryad.core.dependents import count_dependents
from naryad.core.errors import Invalid, Stale
from naryad.core.labels import Label
from naryad.core.names import NameTaken
from naryad.history.models import Event
from tests.world import FOREIGN_WORD, World

FILLED = {"name", "type_id", "class_id", "tags", "is_mobile", "is_published", "area_ids"}


def _events(world: World, template_id: int) -> list[str]:
    events = Event.objects.filter(subject="asset_template", subject_id=template_id).order_by("pk")
    return list(events.values_list("kind", flat=True))


def test_an_object_begins_with_all_that_a_template_fills_in(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    begun = begin_with_template(by, house.like_lift)
    assert set(begun) == FILLED | {"skill_ids", "work_type_ids"}
    assert (begun["name"], begun["tags"]) == (house.like_lift.asset_name, ("лифт",))
    assert begun["area_ids"] == {house.north.pk} and begun["skill_ids"] == {house.skill.pk}
    assert begun["work_type_ids"] == {house.work_type.pk}


def test_without_work_types_come_those_that_are_usual_for_the_type(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    new = TemplateInput(Label(en="Plain"), type_id=house.equipment_type.pk)
    pk = actions.add_asset_template(new, by=by, at=world.at)
    begun = begin_with_template(by, AssetTemplate.objects.get(pk=pk))
    assert begun["work_type_ids"] == {house.work_type.pk}


def test_what_a_template_is_silent_about_is_not_filled_in(world: World) -> None:
    by = world.actor(world.service.admin)
    new = TemplateInput(Label(en="Bare"), is_published=False)
    pk = actions.add_asset_template(new, by=by, at=world.at)
    begun = begin_with_template(by, AssetTemplate.objects.get(pk=pk))
    assert begun == {"is_mobile": False, "is_published": False}
    assert _events(world, pk) == ["asset_template.added"]


def test_what_is_deleted_is_left_out_and_comes_back(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    for noun, entry in (("asset-types", house.equipment_type), ("skills", house.skill)):
        if noun == "asset-types":
            actions.delete_assets([house.lift.pk, house.pump.pk], by=by, at=world.at)
        delete_entry(noun, entry.pk, reassign_to=None, by=by, at=world.at)
    begun = begin_with_template(by, house.like_lift)
    assert set(begun) == (FILLED | {"work_type_ids"}) - {"type_id"}
    restore_entry("skills", house.skill.pk, by=by, at=world.at)
    assert begin_with_template(by, house.like_lift)["skill_ids"] == {house.skill.pk}


def test_an_edit_leaves_links_that_are_not_seen(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    Skill.objects.filter(pk=house.skill.pk).update(deleted_at=world.at)
    seen = seen_in_template(by, house.like_lift)
    assert seen["skill_ids"] == frozenset()
    new = TemplateInput(**{**seen, "asset_name": "Другой", "area_ids": frozenset()})
    edited = {"seen_version": 1, "by": by, "at": world.at}
    actions.edit_asset_template(house.like_lift.pk, new, **edited)
    Skill.objects.filter(pk=house.skill.pk).update(deleted_at=None)
    house.like_lift.refresh_from_db()
    seen = seen_in_template(by, house.like_lift)
    assert seen["skill_ids"] == {house.skill.pk} and seen["area_ids"] == frozenset()
    event = Event.objects.filter(kind="asset_template.edited").latest("pk")
    assert set(event.changes) == {"asset_name", "area_ids"}
    with pytest.raises(Stale):
        actions.edit_asset_template(house.like_lift.pk, TemplateInput(Label(en="Late")), **edited)


@pytest.mark.parametrize("field", ["type_id", "class_id", "area_ids", "skill_ids", "work_type_ids"])
@pytest.mark.parametrize("given", ["strange", "9" * 30, "x", "٣"])
def test_what_is_not_there_or_of_others_cannot_be_chosen(
    world: World, field: str, given: str
) -> None:
    theirs = {
        "type_id": world.other.asset_type.pk,
        "class_id": world.other.like_lift.asset_class_id,
        "area_ids": world.other.north.pk,
        "skill_ids": world.other.skill.pk,
        "work_type_ids": world.other.work_type.pk,
    }
    text = str(theirs[field]) if given == "strange" else given
    by = world.actor(world.service.admin)
    with pytest.raises(Invalid) as refusal:
        new = clean_template({"name_en": "New", field: [text] if field.endswith("s") else text})
        actions.add_asset_template(new, by=by, at=world.at)
    assert set(refusal.value.errors) == {field}


def test_names_stay_apart_among_the_living(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    name = house.like_lift.name
    with pytest.raises(Invalid):
        actions.add_asset_template(TemplateInput(name), by=by, at=world.at)
    actions.delete_asset_template(house.like_lift.pk, by=by, at=world.at)
    actions.add_asset_template(TemplateInput(name), by=by, at=world.at)
    with pytest.raises(NameTaken):
        actions.restore_asset_template(house.like_lift.pk, by=by, at=world.at)
    assert _events(world, house.like_lift.pk)[-1] == "asset_template.deleted"


@pytest.mark.parametrize(
    ("noun", "field"),
    [("skills", "skill_ids"), ("asset-types", "type_id"), ("asset-classes", "class_id")],
)
def test_what_takes_the_place_of_a_line_stands_in_templates_too(
    world: World, noun: str, field: str
) -> None:
    house, by = world.service, world.actor(world.service.admin)
    old = seen_in_template(by, house.like_lift)[field]
    old_id = old if isinstance(old, int) else next(iter(old))
    to = add_entry(noun, Label(en="Another"), by=by, at=world.at)
    delete_entry(noun, old_id, reassign_to=to, by=by, at=world.at)
    house.like_lift.refresh_from_db()
    now = seen_in_template(by, house.like_lift)[field]
    assert now in (to, frozenset({to}))
    event = Event.objects.filter(kind="asset_template.edited").latest("pk")
    assert set(event.changes) == {field} and house.like_lift.version == 2


def test_an_area_and_a_work_type_go_over_and_are_counted(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    for noun, pk in (("area", house.north.pk), ("work_type", house.work_type.pk)):
        hanging = count_dependents(noun, organization_id=house.id, ids=[pk])
        assert ("templates of objects", 1) in {(str(each.label), each.count) for each in hanging}
    other = WorkType.objects.create(organization=house.organization, name={"en": "Other"})
    delete_entry("work-types", house.work_type.pk, reassign_to=other.pk, by=by, at=world.at)
    delete_area(house.north.pk, reassign_to=house.south.pk, by=by, at=world.at)
    seen = seen_in_template(by, house.like_lift)
    assert seen["area_ids"] == {house.south.pk} and seen["work_type_ids"] == {other.pk}


def test_employees_see_all_templates_and_customers_and_strangers_none(world: World) -> None:
    house = world.service
    for name in ("admin", "dispatcher", "technician", "technician_south"):
        assert list_templates(world.actor(house.people[name])) == [house.like_lift]
    for actor in (world.actor(house.customer), house.system, world.actor(house.lead_customer)):
        assert not asset_templates_visible_to(actor, with_deleted=True).exists()
    theirs = list_templates(world.actor(world.other.admin))
    assert theirs == [world.other.like_lift]
    assert FOREIGN_WORD in theirs[0].asset_name


def test_a_deleted_template_is_for_those_who_may_restore_it(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    actions.delete_asset_template(house.like_lift.pk, by=by, at=world.at)
    assert list_templates(by) == []
    assert asset_templates_visible_to(by, with_deleted=True).count() == 1
    dispatcher = world.actor(house.dispatcher)
    assert not asset_templates_visible_to(dispatcher, with_deleted=True).exists()


def test_an_object_of_a_template_is_an_object_like_others(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    begun = begin_with_template(by, house.like_lift)
    new = clean_asset({**begun, "parent_id": house.tower.pk, "inherits_areas": True})
    (outcome,) = actions.add_assets([new], by=by, at=world.at)
    assert outcome.refusal is None
