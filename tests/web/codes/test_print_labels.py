"""Do labels come out of the browser as they were designed and picked?"""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from naryad.assets.actions import issue_codes, make_blank_codes
from naryad.assets.code_input import BatchInput
from naryad.assets.models import Asset
from naryad.organizations.actions import set_logo
from naryad.outputs.models import Output
from naryad.outputs.working import work_on
from naryad.stickers.models import StickerDesign
from tests.assets.building import add
from tests.files.pictures import png
from tests.stickers.printing import paper_of, read_picture
from tests.web.pages import PART, english, read_form, read_words
from tests.world import World

NEW = "/office/codes/labels/new/"
PREVIEW = "/office/codes/labels/preview/"


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.FILES_FOLDER = tmp_path / "files"


def test_the_labels_of_one_object_and_of_what_a_list_finds(world: World) -> None:
    house = world.service
    browser = english(world, house.dispatcher)
    issue_codes([house.depot.pk], by=world.actor(house.dispatcher), at=world.at)
    sheet = f"/office/assets/{house.lift.pk}/codes/sheet/"
    page = read_words(browser.get(sheet))
    assert "1 label" in page and "1 sheet" in page
    file = browser.get(f"{sheet}?as=pdf&start=4")
    assert file["Content-Type"] == "application/pdf"
    assert file["Content-Disposition"].startswith("attachment")
    (read,) = read_picture(paper_of(file.content, page=1, dpi=203))
    assert read.text.endswith(f"/q/{house.code_of_lift.text}")
    for query, number in (
        ("", 2),
        (f"?within={house.tower.pk}", 1),
        (f"?pick={house.depot.pk},{house.lift.pk}", 2),
        (f"?pick={house.depot.pk},{world.other.lift.pk}", 1),
    ):
        found = browser.get(f"/office/codes/sheet/{query}")
        assert f"{number} label" in read_words(found), query
    nothing = browser.get(f"/office/codes/sheet/?pick={world.other.lift.pk}&as=pdf")
    assert "There is nothing to print here." in read_words(nothing)
    for unfit in ("as=exe", "start=0", "start=99", "start=x", "design=0", "nothing=1"):
        assert browser.get(f"{sheet}?{unfit}").status_code == 200, unfit
    assert browser.get(f"{sheet}?design=999999").status_code == 404
    assert browser.get(f"{sheet}?as=sample").content.startswith(b"<svg")


def test_pictures_come_as_a_zip_with_whole_names(world: World) -> None:
    house = world.service
    answer = english(world, house.dispatcher).get(
        f"/office/assets/{house.lift.pk}/codes/sheet/?as=png"
    )
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        (name,) = archive.namelist()
        (read,) = read_picture(archive.read(name))
    assert name.startswith(house.lift.name) and name.endswith(".png")
    assert read.text.endswith(house.code_of_lift.text)


def test_rows_that_were_ticked_are_printed(world: World) -> None:
    house = world.service
    browser = english(world, house.dispatcher)
    picked = {"do": "print-labels", "list": "assets", "query": f"within={house.tower.pk}"}
    ticked = browser.post("/office/runs/", {**picked, "pick": [f"{house.lift.pk}.1"]})
    assert ticked["Location"] == f"/office/codes/sheet/?pick={house.lift.pk}"
    every = browser.post("/office/runs/", {**picked, "all": "1"})
    assert every["Location"] == f"/office/codes/sheet/?within={house.tower.pk}"
    assert browser.post("/office/runs/", picked)["Location"] == "/office/assets/"
    technician = english(world, house.technician)
    assert technician.post("/office/runs/", picked).status_code == 403
    assert "Print labels…" in browser.get("/office/assets/").content.decode()
    assert "Print labels…" not in technician.get("/office/assets/").content.decode()


def test_a_design_is_drawn_kept_changed_and_printed(world: World) -> None:
    house = world.service
    browser = english(world, house.dispatcher)
    sent = read_form(browser.get(NEW), NEW).filled(
        name_en="Narrow roll", sheet="ROLL", width="58", height="40", dpi="203"
    )
    drawn = browser.post(PREVIEW, sent, headers=PART)
    assert drawn.content.count(b"data:image/svg+xml;base64,") == 2
    small = {**sent, "width": "12", "height": "10"}
    assert "Too small for a code that can be read" in read_words(browser.post(PREVIEW, small))
    refused = browser.post(NEW, small)
    assert refused.status_code == 422 and b'id="id_width-error"' in refused.content
    for _press in range(2):
        assert browser.post(NEW, sent).status_code == 303
    design = StickerDesign.objects.get(name__en="Narrow roll")
    edit = f"/office/codes/labels/{design.pk}/"
    changed = read_form(browser.get(edit), edit).filled(width="60")
    assert browser.post(edit, changed).status_code == 303
    late = {**changed, "width": "62", "request_key": "other", "seen": ""}
    assert browser.post(edit, late).status_code == 409
    design.refresh_from_db()
    assert (design.width, design.columns, design.version) == (60, 1, 2)
    assert "Width of a label, mm" in read_words(browser.get(edit))
    sheet = f"/office/assets/{house.lift.pk}/codes/sheet/?design={design.pk}"
    page = read_words(browser.get(sheet))
    assert "Roll: 60 × 40 mm" in page and "Begin at place" not in page
    assert browser.get(f"{sheet}&as=pdf").content.startswith(b"%PDF")
    assert english(world, world.other.admin).get(edit).status_code == 404
    browser.post(f"{edit}deletion/")
    assert browser.get(edit).status_code == 404 and browser.get(sheet).status_code == 404
    browser.post(f"{edit}restoration/")
    assert browser.get(edit).status_code == 200


def test_a_name_that_is_taken_is_refused_beside_its_field(world: World) -> None:
    browser = english(world, world.service.dispatcher)
    taken = StickerDesign.objects.get(organization=world.service.organization)
    sent = read_form(browser.get(NEW), NEW).filled(name_en=taken.name["en"].upper())
    answer = browser.post(NEW, sent)
    assert answer.status_code == 422 and b'id="id_name_en-error"' in answer.content


def test_the_logo_stands_on_the_label(world: World) -> None:
    house = world.service
    browser, sheet = english(world, house.admin), "/office/codes/sheet/?as=png&design="
    design = StickerDesign.objects.get(organization=house.organization)
    StickerDesign.objects.filter(pk=design.pk).update(parts=["LOGO", "NAME"])
    plain = browser.get(f"{sheet}{design.pk}")
    set_logo(png(), name="logo.png", by=world.actor(house.admin), at=world.at)
    worn = browser.get(f"{sheet}{design.pk}")
    reds = [_count_red(answer.content) for answer in (plain, worn)]
    assert reds[0] == 0 and reds[1] > 500


def _count_red(archive: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        picture = opened.read(opened.namelist()[0])
    with Image.open(io.BytesIO(picture)) as image:
        colors = image.convert("RGB").getcolors(1 << 24) or []
    return sum(count for count, (red, green, _blue) in colors if red > 150 and green < 80)


def test_more_than_one_waits_for_are_made_in_the_background(world: World) -> None:
    house = world.service
    browser = english(world, house.dispatcher)
    batch = make_blank_codes(
        BatchInput(201, "North"), by=world.actor(house.dispatcher), at=world.at
    )
    sheet = f"/office/codes/batches/{batch}/sheet/"
    page = browser.get(f"{sheet}?as=pdf&start=3")
    assert "made in the background" in read_words(page)
    sent = read_form(page, sheet).filled(**{"as": "pdf"})
    leads = {browser.post(sheet, sent)["Location"] for _press in range(2)}
    output = Output.objects.get(by=house.dispatcher)
    assert leads == {f"/office/made/{output.pk}/"} and output.parameters["skip"] == 2
    shown = browser.get(f"/office/made/{output.pk}/")
    assert "0 of 201" in read_words(shown) and "Cancel it" in read_words(shown)
    for _part in range(3):
        work_on(output.pk, at=world.at)
    ready = browser.get(f"/office/made/{output.pk}/")
    assert "Download: North.pdf" in read_words(ready)
    assert "North" in read_words(browser.get("/office/made/"))
    answer = browser.post(f"/office/made/{output.pk}/cancellation/")
    assert answer.status_code == 303
    output.refresh_from_db()
    assert output.state == "DONE"


def test_an_object_that_is_deleted_takes_its_label_along(world: World) -> None:
    house = world.service
    browser = english(world, house.dispatcher)
    assert "1 label" in read_words(browser.get("/office/codes/sheet/"))
    Asset.objects.filter(pk=house.lift.pk).update(deleted_at=world.at)
    add(world, "Щит")
    assert "There is nothing to print" in read_words(browser.get("/office/codes/sheet/"))
