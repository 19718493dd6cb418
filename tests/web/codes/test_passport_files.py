"""Do strangers read the files of an object that are marked for them, those alone, and no longer?"""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from naryad.assets import actions as assets
from naryad.core.errors import NotPermitted
from naryad.core.outcomes import only
from naryad.files import actions
from naryad.files.models import File
from naryad.files.owners import NotForStrangers, Owner
from naryad.history.models import Event
from naryad.intake.models import CodeSettings, SettingsOfAsset
from tests.assets.codes import issue, open_passports
from tests.files import papers
from tests.files.attaching import attach
from tests.web.pages import english, read_words
from tests.world import World


def _show(world: World, file: File, is_on: bool = True) -> File:
    by = world.actor(world.service.head)
    only(actions.show_files([file.pk], is_on, of=file.owner_noun, by=by, at=world.at))
    file.refresh_from_db()
    return file


def _address(world: World, file: File) -> str:
    return f"/q/{world.service.code_of_lift.text}/files/{file.key}"


def test_a_stranger_reads_what_is_marked_and_not_what_lies_beside_it(world: World) -> None:
    house = world.service
    open_passports(world)
    shown = _show(world, attach(world, name="Инструкция.pdf"))
    hidden = attach(world, name="Смета.pdf", is_for_customers=True)
    page = english(world).get(f"/q/{house.code_of_lift.text}")
    words = read_words(page)
    assert "Инструкция.pdf" in words and "Смета.pdf" not in words
    assert _address(world, shown) in page.content.decode()
    answer = english(world).get(_address(world, shown))
    assert b"".join(answer.streaming_content) == papers.PDF
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-cache" and answer["X-Robots-Tag"] == "noindex"
    again = english(world).get(_address(world, shown), headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert english(world).get(_address(world, hidden)).status_code == 404
    # The address of those who sign in opens to them alone, as before.
    assert english(world).get(f"/files/{shown.key}/").status_code == 303
    assert english(world, world.other.admin).get(f"/files/{shown.key}/").status_code == 404


def _unpublish(world: World, file: File) -> None:
    by = world.actor(world.service.admin)
    only(assets.withdraw_assets([world.service.lift.pk], by=by, at=world.at))


def _retire(world: World, file: File) -> None:
    by = world.actor(world.service.admin)
    only(assets.retire_codes([world.service.code_of_lift.pk], by=by, at=world.at))


def _delete(world: World, file: File) -> None:
    by = world.actor(world.service.head)
    only(actions.delete_files([file.pk], of="asset", by=by, at=world.at))


def _hide_from_customers(world: World, file: File) -> None:
    by = world.actor(world.service.head)
    only(actions.mark_files([file.pk], False, of="asset", by=by, at=world.at))


def _close_passports(world: World, file: File) -> None:
    CodeSettings.objects.filter(is_default=True).update(is_public=False)


@pytest.mark.parametrize(
    "end",
    [
        _unpublish,
        _retire,
        _delete,
        _hide_from_customers,
        _close_passports,
        lambda world, file: _show(world, file, is_on=False),
    ],
)
def test_it_is_gone_at_once(world: World, end: Callable[[World, File], Any]) -> None:
    open_passports(world)
    file = _show(world, attach(world))
    assert english(world).get(_address(world, file)).status_code == 200
    end(world, file)
    answer = english(world).get(_address(world, file), headers={"If-None-Match": "*"})
    assert answer.status_code == 404


def test_a_code_opens_the_files_of_its_own_object(world: World) -> None:
    house = world.service
    open_passports(world)
    # The template of the depot shows strangers nothing.
    SettingsOfAsset.objects.all().delete()
    of_depot = _show(world, attach(world, Owner("asset", house.depot.pk), name="Депо.pdf"))
    assert english(world).get(_address(world, of_depot)).status_code == 404
    code = issue(world, house.depot).text
    assert english(world).get(f"/q/{code}/files/{of_depot.key}").status_code == 200
    for wrong in ("x", "0" * 40, "%00"):
        assert Client().get(f"/q/{code}/files/{wrong}").status_code in (400, 404)


def test_what_strangers_see_customers_see_and_what_these_do_not_they_do_not(world: World) -> None:
    file = _show(world, attach(world))
    assert file.is_for_strangers and file.is_for_customers
    told = Event.objects.filter(subject="asset", kind="asset.file_edited").latest("pk")
    assert told.changes["is_for_strangers"] == {"old": False, "new": True}
    _hide_from_customers(world, file)
    file.refresh_from_db()
    assert not file.is_for_strangers and not file.is_for_customers
    assert not _show(world, _show(world, file), is_on=False).is_for_strangers
    assert file.is_for_customers


def test_whoever_edits_the_object_marks_it_on_the_page_of_its_files(world: World) -> None:
    house = world.service
    file = attach(world)
    office = english(world, house.dispatcher)
    menu = office.get(f"/office/files/{file.pk}/")
    assert "Show to strangers by a code" in read_words(menu)
    showing = f"/office/files/{file.pk}/strangers/"
    assert office.post(showing, {"on": "1"}).status_code == 303
    file.refresh_from_db()
    assert file.is_for_strangers
    assert "For strangers too" in read_words(office.get(f"/office/assets/{house.lift.pk}/files/"))
    assert office.post(showing, {"on": "0"}).status_code == 303
    file.refresh_from_db()
    assert not file.is_for_strangers
    technician = world.actor(house.technician)
    with pytest.raises(NotPermitted):
        actions.show_files([file.pk], True, of="asset", by=technician, at=world.at)


def test_no_stranger_sees_a_company(world: World) -> None:
    house = world.service
    file = attach(world, Owner("company", house.zenit.pk))
    menu = english(world, house.head).get(f"/office/files/{file.pk}/")
    assert "Show to strangers" not in read_words(menu)
    with pytest.raises(NotForStrangers):
        _show(world, file)
