"""Does the form of a new object keep what was typed and not saved?"""

from typing import Any

from naryad.assets.models import Asset
from naryad.core.models import Draft
from tests.web.pages import english, read_words
from tests.world import World

LIST = "/office/assets/"
KEPT = "Here is what you had typed and not saved."


def _typed(world: World, **more: Any) -> dict[str, Any]:
    house = world.service
    return {
        "name": "Насосная",
        "type_id": house.equipment_type.pk,
        "parent_id": house.tower.pk,
        "area_ids": [house.south.pk],
        "contacts.name": ["Ирина"],
        "contacts.phone": ["8 921"],
        **more,
    }


def test_a_draft_comes_back_whole_and_goes_with_the_saving(world: World) -> None:
    client = english(world, world.service.dispatcher)
    assert client.post(f"{LIST}draft/", _typed(world)).status_code == 204
    page = client.get(f"{LIST}new/")
    content = page.content.decode()
    assert KEPT in read_words(page)
    for value in ('value="Насосная"', 'value="Ирина"', 'value="8 921"'):
        assert value in content
    assert f'name="parent_id" value="{world.service.tower.pk}" checked' in content
    assert f'name="area_ids" value="{world.service.south.pk}" checked' in content
    assert 'name="is_published" checked' not in content
    given = _typed(world, **{"contacts.phone": [""]})
    assert client.post(f"{LIST}new/", given).status_code == 303
    assert Asset.objects.filter(name="Насосная").exists()
    assert KEPT not in read_words(client.get(f"{LIST}new/"))


def test_starting_empty_drops_it_and_stays_where_one_was(world: World) -> None:
    client = english(world, world.service.dispatcher)
    client.post(f"{LIST}draft/", _typed(world))
    here = f"{LIST}new/?parent_id={world.service.depot.pk}"
    content = client.get(here).content.decode()
    assert f'name="parent_id" value="{world.service.depot.pk}" checked' in content
    answer = client.post(f"{LIST}draft/", {"drop": "1", "next": here})
    assert (answer["Location"], Draft.objects.count()) == (here, 0)


def test_nobody_sees_the_draft_of_another(world: World) -> None:
    english(world, world.service.dispatcher).post(f"{LIST}draft/", _typed(world))
    page = english(world, world.service.head).get(f"{LIST}new/")
    assert "Насосная" not in page.content.decode()


def test_a_draft_of_nonsense_opens(world: World) -> None:
    client = english(world, world.service.dispatcher)
    wrong = {"type_id": ["9" * 40, "x"], "parent_id": "-1", "area_ids": ["x"], "strange": "1"}
    assert client.post(f"{LIST}draft/", wrong).status_code == 204
    assert client.get(f"{LIST}new/").status_code == 200
