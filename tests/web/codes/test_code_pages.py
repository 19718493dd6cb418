"""Do the pages of codes in the office do what their buttons say?"""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.assets.models import AssetCode, CodeBatch
from naryad.intake.models import ArrivingPhoto, CodeSettings, Inquiry, SameTrouble
from tests.assets.codes import issue
from tests.web.pages import PART, english, read_form, read_words
from tests.world import World


def test_a_code_is_issued_once_however_often_the_button_is_pressed(world: World) -> None:
    house = world.service
    browser = english(world, house.dispatcher)
    tab = f"/office/assets/{house.lift.pk}/codes/"
    sent = read_form(browser.get(tab), f"{tab}new/").filled()
    for _press in range(2):
        assert browser.post(f"{tab}new/", sent).status_code == 303
    assert AssetCode.objects.filter(asset=house.lift).count() == 2
    page = browser.get(tab)
    assert page.content.count(b'class="qr"') == 2 and "1 scan" in read_words(page)


def test_each_code_says_how_much_came_by_it_in_as_many_queries(world: World) -> None:
    house = world.service
    browser = english(world, house.dispatcher)
    tab = f"/office/assets/{house.lift.pk}/codes/"
    SameTrouble.objects.all().delete()
    ArrivingPhoto.objects.all().delete()
    Inquiry.objects.all().delete()
    browser.get(tab)
    counted = []
    for number in (1, 6):
        own = {"organization": house.organization, "asset": house.lift, "at": world.at}
        for code in [house.code_of_lift, *(issue(world, house.lift) for _each in range(number))]:
            Inquiry.objects.create(code=code, language="en", **own)
        Inquiry.objects.create(code=house.code_of_lift, language="en", **own)
        with CaptureQueriesContext(connection) as queries:
            words = read_words(browser.get(tab))
        counted.append(len(queries))
    assert counted[0] == counted[1]
    # By the second code once, twice by that of the lift each time; the loner came by it as well.
    assert "1 scan · 4 reports · 1 registration" in words and "0 scans · 1 report" in words


def test_a_technician_binds_what_is_glued_on(world: World) -> None:
    house = world.service
    browser = english(world, house.technician)
    binding = f"/office/assets/{house.lift.pk}/codes/binding/"
    sent = read_form(browser.get(binding), binding).filled(code="4607012345678")
    assert browser.post(binding, sent).status_code == 303
    found = browser.get("/office/codes/find/?code=4607012345678")
    assert found["Location"] == f"/office/assets/{house.lift.pk}/"
    assert browser.get("/office/codes/find/?code=nothing").status_code == 404


def test_a_typed_code_of_ours_goes_the_way_of_a_scan(world: World) -> None:
    browser = english(world, world.service.technician_south)
    text = world.service.code_of_lift.text
    answer = browser.get(f"/office/codes/find/?code={text.lower()}")
    assert answer["Location"] == f"/q/{text}"
    card = browser.get(answer["Location"])["Location"]
    assert browser.get(card).status_code == 200


def test_a_taken_code_is_refused_beside_its_field(world: World) -> None:
    house = world.service
    browser = english(world, house.dispatcher)
    answer = browser.post(
        f"/office/assets/{house.tower.pk}/codes/binding/",
        {"code": house.code_of_lift.text},
        headers=PART,
    )
    assert answer.status_code == 409
    assert "This code stands for another object already." in answer.content.decode()


def test_a_blank_code_is_bound_to_what_is_chosen(world: World) -> None:
    house = world.service
    browser = english(world, house.technician)
    address = f"/office/codes/{house.blank_code.pk}/binding/"
    sent = read_form(browser.get(address), address).filled(asset_id=str(house.lift.pk))
    assert browser.post(address, sent)["Location"] == f"/office/assets/{house.lift.pk}/"
    again = browser.post(address, {"asset_id": str(house.tower.pk)})
    assert again.status_code == 409
    for unfit in ("", "9" * 40, "нет", str(world.other.lift.pk)):
        assert browser.post(address, {"asset_id": unfit}).status_code in (404, 422)


def test_a_batch_is_made_and_followed(world: World) -> None:
    house = world.service
    browser = english(world, house.dispatcher)
    sent = read_form(browser.get("/office/codes/new/"), "/office/codes/new/")
    answer = browser.post("/office/codes/new/", sent.filled(count="60", note="North"))
    batch = CodeBatch.objects.latest("pk")
    assert answer["Location"] == f"/office/codes/batches/{batch.pk}/"
    page = browser.get(answer["Location"])
    assert "North" in read_words(page) and page.content.count(b"key-text") == 50
    further = AssetCode.objects.filter(batch=batch).order_by("pk")[49].pk
    assert browser.get(f"{answer['Location']}?after={further}").content.count(b"key-text") == 10
    assert "North" in read_words(browser.get("/office/codes/"))
    assert browser.get("/office/codes/?before=1").status_code == 200


def test_a_code_is_replaced_after_a_question(world: World) -> None:
    house = world.service
    browser = english(world, house.dispatcher)
    address = f"/office/codes/{house.code_of_lift.pk}/replacement/"
    question = browser.get(address)
    assert "This cannot be taken back" in read_words(question)
    answer = browser.post(address, read_form(question, address).filled())
    assert answer["Location"] == f"/office/assets/{house.lift.pk}/codes/"
    assert "Replaced and retired" in read_words(browser.get(answer["Location"]))


def test_the_settings_open_and_close_the_passport(world: World) -> None:
    house = world.service
    browser, address = english(world, house.admin), "/office/settings/organization/codes/"
    sent = read_form(browser.get(address), address)
    for unfit in ("", "0", "121", "x"):
        assert browser.post(address, sent.filled(scans_kept_months=unfit)).status_code == 422
    assert browser.post(address, sent.filled(is_public="on")).status_code == 303
    kept = CodeSettings.objects.get(organization=house.organization, is_default=True)
    assert (kept.is_public, kept.shows_address, kept.version) == (True, False, 1)
    # Somebody who had the page open from before is told instead of overwriting.
    late = {"version": "0", "shows_address": "on", "is_public": "", "scans_kept_months": "12"}
    late |= {"contacts_kept_days": "365"}
    assert browser.post(address, late).status_code == 409
    assert english(world, house.head).post(address, {}).status_code == 403


def test_what_a_list_finds_is_printed_together(world: World) -> None:
    house = world.service
    browser = english(world, house.dispatcher)
    run = browser.post(
        "/office/runs/",
        {"do": "issue-codes", "pick": [house.lift.pk, house.depot.pk], "list": "assets"},
    )
    assert "1 code issued" in read_words(browser.get(run["Location"]))
    assert "2 labels" in read_words(browser.get("/office/codes/sheet/"))
    found = browser.get(f"/office/codes/sheet/?within={house.tower.pk}")
    assert "1 label" in read_words(found)
    assert f"/office/assets/?within={house.tower.pk}" in found.content.decode()
    assert "As labels" in browser.get("/office/assets/").content.decode()
