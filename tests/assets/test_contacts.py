"""Do the contact persons of an object come in, change and stay where they belong?"""

from typing import Any

import pytest

from naryad.assets.actions import edit_assets
from naryad.assets.input import AssetEdit, clean_asset
from naryad.assets.models import Asset
from naryad.core.errors import Invalid
from naryad.core.outcomes import only
from naryad.history.models import Event
from tests.assets.building import add, an_asset
from tests.web.pages import english, read_words
from tests.world import World

IRINA = {
    "name": "Ирина Дежурная",
    "position": "Диспетчер здания",
    "phone": "8 (921) 555-01-75, доб. 12",
    "email": "IRINA@example.com",
    "note": "После 9",
}
LIST = "/office/assets/"


def _clean(**row: Any) -> Any:
    return clean_asset({"name": "Насос", "type_id": "1", "contacts": [{**IRINA, **row}]})


def _posted(world: World, *rows: dict[str, str], **more: Any) -> dict[str, Any]:
    house = world.service
    cells = {f"contacts.{cell}": [row.get(cell, "") for row in rows] for cell in IRINA}
    plain = {"name": "Щит", "type_id": house.equipment_type.pk, "parent_id": house.tower.pk}
    return {**plain, **cells, **more}


def test_phones_and_addresses_are_kept_as_programs_read_them() -> None:
    (row,) = _clean().contacts
    assert (row["phone"], row["email"]) == ("+79215550175, 12", "irina@example.com")


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("name", "", "Row 1, Name"),
        ("name", "x" * 201, "Row 1, Name"),
        ("phone", "call me", "Row 1, Phone"),
        ("email", "nobody", "Row 1, E-mail"),
        ("note", "x" * 501, "Row 1, Note"),
    ],
)
def test_a_bad_cell_is_named_with_its_row(cell: str, value: str, said: str) -> None:
    with pytest.raises(Invalid) as caught:
        _clean(**{cell: value})
    assert said in str(caught.value.errors["contacts"])


@pytest.mark.parametrize("given", ["text", 7, ["text", None, 3], [{"name": ["a"]}], {"name": "x"}])
def test_nonsense_for_rows_is_no_error_of_ours(given: Any) -> None:
    try:
        clean_asset({"name": "Насос", "type_id": "1", "contacts": given})
    except Invalid as refusal:
        assert set(refusal.errors) == {"contacts"}


def test_the_form_keeps_them_and_the_card_dials(world: World) -> None:
    client = english(world, world.service.dispatcher)
    answer = client.post(f"{LIST}new/", _posted(world, IRINA))
    assert answer.status_code == 303
    content = client.get(answer["Location"]).content.decode()
    assert 'href="tel:+79215550175,12"' in content
    assert 'href="mailto:irina@example.com"' in content
    assert "Диспетчер здания" in content


def test_a_wrong_row_comes_back_as_it_was_typed(world: World) -> None:
    client = english(world, world.service.dispatcher)
    answer = client.post(f"{LIST}new/", _posted(world, {**IRINA, "phone": "call me"}))
    assert answer.status_code == 422
    assert 'value="call me"' in answer.content.decode()
    assert not Asset.objects.filter(name="Щит").exists()


def test_without_a_script_one_more_row_is_asked_for(world: World) -> None:
    client = english(world, world.service.dispatcher)
    answer = client.post(f"{LIST}new/", _posted(world, IRINA, more="contacts"))
    content = answer.content.decode()
    assert (answer.status_code, content.count('name="contacts.name"')) == (200, 3)
    assert not Asset.objects.filter(name="Щит").exists()


def test_history_tells_of_them_in_words(world: World) -> None:
    by = world.actor(world.service.admin)
    asset = add(world, "Щит")
    rows = _clean().contacts
    edit = AssetEdit(
        asset.pk, an_asset(world, "Щит", contacts=rows), fields=frozenset({"contacts"})
    )
    only(edit_assets([edit], by=by, at=world.at))
    event = Event.objects.filter(subject="asset", subject_id=asset.pk).latest("pk")
    said = "Ирина Дежурная, Диспетчер здания, +79215550175, 12, irina@example.com, После 9"
    assert event.changes == {"contacts": {"old": [], "new": [said]}}


def test_customers_do_not_see_them(world: World) -> None:
    house = world.service
    Asset.objects.filter(pk=house.lift.pk).update(contacts=[IRINA])
    office = english(world, house.dispatcher).get(f"{LIST}{house.lift.pk}/")
    assert "Ирина Дежурная" in read_words(office)
    portal = english(world, house.customer).get(f"/portal/equipment/{house.lift.pk}/")
    assert portal.status_code == 200
    assert "Ирина" not in portal.content.decode()
