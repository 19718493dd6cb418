"""Is a template kept in the office, and does the form of a new object begin with it?"""

import pytest

from naryad.assets.models import Asset, AssetTemplate
from tests.web.pages import english, read_form, read_words
from tests.world import FOREIGN_WORD, World

LIST = "/office/directories/asset-templates/"
NEW = "/office/assets/new/"


def test_a_template_is_added_changed_deleted_and_restored(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    sent = read_form(client.get(f"{LIST}new/"), f"{LIST}new/").filled(
        name_en="Cold room", asset_name="Room", type_id=str(house.equipment_type.pk), tags="Cold, A"
    )
    for _click in range(2):
        assert client.post(f"{LIST}new/", sent).status_code == 303
    made = AssetTemplate.objects.get(name__en="Cold room")
    assert (made.asset_name, made.tags) == ("Room", ["cold", "a"])
    assert made.is_published and not made.is_mobile
    assert "Cold room Pump" in read_words(client.get(LIST))

    edit = f"{LIST}{made.pk}/edit/"
    assert client.post(edit, read_form(client.get(edit), edit).filled(name_en="Freezer"))
    page = read_words(client.get(edit))
    assert "Freezer" in page and "Changed" in page

    for _click in range(2):
        assert client.post(f"{LIST}{made.pk}/deletion/").status_code == 303
    words = read_words(client.get(LIST))
    assert "“Freezer” deleted" in words and "Freezer Pump" not in words
    assert "Freezer" in read_words(client.get(f"{LIST}?deleted"))
    for _click in range(2):
        assert client.post(f"{LIST}{made.pk}/restoration/").status_code == 303
    assert "Freezer Pump" in read_words(client.get(LIST))


def test_an_object_is_added_from_a_template_without_a_script(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    begun = client.get(NEW, {"template": house.like_lift.pk, "parent_id": house.tower.pk})
    form = read_form(begun, NEW)
    values = form.filled(name="Лифт 9")
    assert values["type_id"] == [str(house.equipment_type.pk)]
    assert values["parent_id"] == [str(house.tower.pk)]
    assert client.post(NEW, values).status_code == 303
    made = Asset.objects.get(name="Лифт 9")
    assert made.parent_id == house.tower.pk and made.tags == ["лифт"]
    assert made.asset_class_id == house.like_lift.asset_class_id


def test_the_choice_of_a_template_keeps_under_what_it_will_stand(world: World) -> None:
    client = english(world, world.service.dispatcher)
    page = client.get(NEW, {"parent_id": world.service.tower.pk}).content.decode()
    assert f'type="hidden" name="parent_id" value="{world.service.tower.pk}"' in page
    assert "Like a lift" in page and FOREIGN_WORD not in page
    edit = client.get(f"/office/assets/{world.service.lift.pk}/edit/").content.decode()
    assert "Like a lift" not in edit


def test_what_was_typed_before_stays_beside_what_a_template_fills_in(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    client.post("/office/assets/draft/", {"name": "Mine", "serial_number": "S-1"})
    values = read_form(client.get(NEW, {"template": house.like_lift.pk}), NEW).filled()
    assert (values["serial_number"], values["name"]) == (["S-1"], [house.like_lift.asset_name])
    assert values["type_id"] == [str(house.equipment_type.pk)]


@pytest.mark.parametrize("template", ["0", "9" * 30, "x", "٣", "strange", "deleted"])
def test_a_template_that_is_none_fills_in_nothing(world: World, template: str) -> None:
    house = world.service
    if template == "strange":
        template = str(world.other.like_lift.pk)
    if template == "deleted":
        template = str(house.like_lift.pk)
        AssetTemplate.objects.filter(pk=house.like_lift.pk).update(deleted_at=world.at)
    answer = english(world, house.dispatcher).get(NEW, {"template": template})
    assert answer.status_code == 200
    assert read_form(answer, NEW).filled()["name"] == [""]


def test_a_name_that_is_taken_stands_at_its_language(world: World) -> None:
    client = english(world, world.service.admin)
    form = read_form(client.get(f"{LIST}new/"), f"{LIST}new/")
    answer = client.post(f"{LIST}new/", form.filled(name_en="LIKE A LIFT"))
    assert answer.status_code == 422
    assert 'id="id_name_en-error"' in answer.content.decode()
    assert client.post(f"{LIST}new/", form.filled(name_en="A", type_id="\u0663")).status_code == 422


def test_whoever_may_not_edit_directories_only_looks(world: World) -> None:
    client = english(world, world.service.technician)
    words = read_words(client.get(LIST))
    assert "Like a lift" in words and "New template" not in words
    page = client.get(LIST).content.decode()
    assert "/edit/" not in page and NEW not in page


def test_templates_are_found_by_a_word_of_either_language(world: World) -> None:
    client = english(world, world.service.admin)
    assert "Like a lift" in read_words(client.get(LIST, {"q": "как"}))
    assert "Nothing fits" in read_words(client.get(LIST, {"q": "pump"}))
