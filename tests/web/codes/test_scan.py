"""Does a scanned code open the right page for everybody, and nothing more to strangers?"""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from naryad.accounts import limits
from naryad.assets import actions
from naryad.assets.codes import say_code
from naryad.assets.models import Asset, AssetCode, AssetScan
from naryad.companies.models import Company
from naryad.files.models import File
from naryad.people.models import Person
from naryad.tickets.models import Ticket
from tests.assets.codes import issue, open_passports
from tests.files import pictures
from tests.files.attaching import attach
from tests.web.pages import english, read_words
from tests.world import World

UNKNOWN = "0" * 16


def _scan(world: World, code: AssetCode | str, person: Person | None = None) -> Any:
    text = code if isinstance(code, str) else code.text
    return english(world, person).get(f"/q/{text}")


def _scans(code: AssetCode) -> list[int | None]:
    scans = AssetScan.objects.filter(code=code).order_by("pk")
    return list(scans.values_list("person_id", flat=True))[1:]


def test_who_mistyped_a_code_types_it_again(world: World) -> None:
    code = world.service.code_of_lift.text
    open_passports(world)
    client = english(world)
    nothing = client.get(f"/q/{UNKNOWN}")
    assert nothing.status_code == 404
    assert 'value="0000-0000-0000-0000"' in nothing.content.decode()
    half = client.get("/q/", {"code": code[:7]})
    assert half.status_code == 422
    assert "Codes have 16 letters and digits" in read_words(half)
    right = client.get("/q/", {"code": f" {code[:4]}-{code[4:].lower()} "})
    assert (right.status_code, right["Location"]) == (303, f"/q/{code}")
    assert client.get(right["Location"]).status_code == 200


def test_an_employee_comes_to_the_card_and_the_scan_is_kept(world: World) -> None:
    house = world.service
    answer = _scan(world, house.code_of_lift, house.technician)
    assert answer.status_code == 303 and answer["Location"] == f"/office/assets/{house.lift.pk}/"
    assert _scans(house.code_of_lift) == [house.technician.pk]


def test_small_letters_and_dashes_will_do(world: World) -> None:
    house = world.service
    text = house.code_of_lift.text.lower()
    answer = _scan(world, f"{text[:4]}-{text[4:]}", house.technician)
    assert answer["Location"] == f"/office/assets/{house.lift.pk}/"


def test_a_customer_comes_to_the_equipment_and_can_report_a_problem(world: World) -> None:
    house = world.service
    browser = english(world, house.customer)
    answer = browser.get(f"/q/{house.code_of_lift.text}")
    assert answer["Location"] == f"/portal/equipment/{house.lift.pk}/"
    assert "Report a problem" in read_words(browser.get(answer["Location"]))


def test_who_may_see_what_they_scan_sees_it_from_then_on(world: World) -> None:
    house = world.service
    browser = english(world, house.technician_south)
    assert browser.get(f"/office/assets/{house.lift.pk}/").status_code == 404
    browser.get(f"/q/{house.code_of_lift.text}")
    assert browser.get(f"/office/assets/{house.lift.pk}/").status_code == 200


def test_a_customer_without_sight_gets_no_more_than_a_stranger(world: World) -> None:
    house = world.service
    answer = _scan(world, house.code_of_lift, house.customer_of_two)
    assert answer.status_code == 404
    open_passports(world)
    assert _scan(world, house.code_of_lift, house.customer_of_two).status_code == 200


def test_a_blank_code_asks_whoever_may_bind_for_which_object_it_stands(world: World) -> None:
    house = world.service
    answer = _scan(world, house.blank_code, house.technician)
    assert answer["Location"] == f"/office/codes/{house.blank_code.pk}/binding/"
    assert _scan(world, house.blank_code, house.customer).status_code == 404


def test_a_replaced_code_is_explained_to_whoever_sees_the_object(world: World) -> None:
    house = world.service
    actions.reissue_codes([house.code_of_lift.pk], by=world.actor(house.admin), at=world.at)
    browser = english(world, house.technician)
    answer = browser.get(f"/q/{house.code_of_lift.text}")
    assert answer["Location"] == f"/office/assets/{house.lift.pk}/codes/"
    card = browser.get(answer["Location"])
    assert "This code was replaced or retired." in card.content.decode()


def test_through_another_persons_eyes_nothing_is_kept(world: World) -> None:
    house = world.service
    browser = english(world, house.admin)
    browser.post(f"/office/people/{house.technician.pk}/view/")
    browser.get(f"/q/{house.code_of_lift.text}")
    assert _scans(house.code_of_lift) == []


def test_a_stranger_reads_the_passport_and_leaves_no_name(world: World) -> None:
    house = world.service
    open_passports(world)
    Asset.objects.filter(pk=house.lift.pk).update(warranty_till="2031-03-02")
    answer = _scan(world, house.code_of_lift)
    words = read_words(answer)
    assert answer.status_code == 200 and answer["X-Robots-Tag"] == "noindex"
    assert house.lift.name in words and "Critical" in words and "2031" in words
    assert house.tower.address not in words
    assert _scans(house.code_of_lift) == [None]
    # Nor does anything tell an employee of another organization more, or about them.
    assert _scan(world, house.code_of_lift, world.other.admin).status_code == 200
    assert _scans(house.code_of_lift) == [None]


def test_the_address_stands_there_where_the_settings_say_so(world: World) -> None:
    open_passports(world, shows_address=True)
    house = world.service
    assert house.tower.address in read_words(_scan(world, house.code_of_lift))


def test_the_passport_speaks_the_language_of_the_browser(world: World) -> None:
    open_passports(world)
    address = f"/q/{world.service.code_of_lift.text}"
    english_page = Client().get(address, headers={"Accept-Language": "en-GB"})
    russian_page = Client().get(address, headers={"Accept-Language": "ru"})
    assert "Critical" in read_words(english_page) and "Важное" in read_words(russian_page)
    assert "Русский" in read_words(english_page) and "English" in read_words(russian_page)


def _of_no_use(world: World) -> dict[str, str]:
    """Codes that show nothing to a stranger, each for another reason."""
    house, by = world.service, world.actor(world.service.admin)
    dead, of_pump, of_deleted = issue(world, house.lift), issue(world, house.pump), None
    actions.retire_codes([dead.pk], by=by, at=world.at)
    of_deleted = issue(world, house.depot)
    actions.delete_assets([house.depot.pk], by=by, at=world.at)
    return {
        "unknown": UNKNOWN,
        "no code": "anything",
        "dead": dead.text,
        "blank": house.blank_code.text,
        "unpublished": of_pump.text,
        "deleted": of_deleted.text,
        "not public": world.other.code_of_lift.text,
    }


@pytest.mark.parametrize(
    ("method", "part"),
    [
        ("get", ""),
        ("get", "/photo"),
        ("get", "/report"),
        ("post", "/report"),
        ("post", "/same"),
        ("get", "/register/"),
        ("post", "/register/"),
    ],
)
def test_what_shows_nothing_looks_alike_and_costs_the_same(
    world: World, method: str, part: str
) -> None:
    """Status, words, length, headers and statements."""
    codes = _of_no_use(world)
    open_passports(world, takes_reports=True)
    Client().get(f"/q/{UNKNOWN}")
    pages, costs = {}, {}
    for name, text in codes.items():
        ask = getattr(Client(headers={"Accept-Language": "en"}), method)
        with CaptureQueriesContext(connection) as queries:
            answer = ask(f"/q/{text}{part}")
        body = answer.content.decode().replace(answer.request["PATH_INFO"], "")
        told = [_without_noise(body, text), *answer.cookies]
        headers = {name: said for name, said in answer.headers.items() if name != "Content-Length"}
        pages[name] = (answer.status_code, told, headers)
        costs[name] = [query["sql"].split(" WHERE ")[0][:80] for query in queries]
    assert all(page == pages["unknown"] for page in pages.values())
    assert pages["dead"][0] == 404
    assert all(cost == costs["unknown"] for cost in costs.values())
    assert AssetScan.objects.filter(organization=world.service.organization).count() == 1


def _without_noise(body: str, text: str) -> str:
    """The address that was asked for, the code as the field repeats it, the token of the form."""
    kept = [line for line in body.splitlines() if "csrf" not in line and "next=" not in line]
    return "\n".join(kept).replace(text, "").replace(say_code(text), "")


def test_signed_in_elsewhere_a_code_shows_what_a_stranger_sees(world: World) -> None:
    for text in _of_no_use(world).values():
        assert _scan(world, text, world.other.technician).status_code in (303, 404)
    assert _scan(world, world.service.blank_code, world.other.admin).status_code == 404
    assert _scan(world, world.service.code_of_lift, world.other.admin).status_code == 404


def test_guesses_are_slowed_down_and_logged(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    few = limits.Limit("scan/address", 3, limits.SCAN_ADDRESS.within, is_by_address=True)
    monkeypatch.setattr(limits, "SCAN_ADDRESS", few)
    open_passports(world)
    answers = [_scan(world, UNKNOWN).status_code for _each in range(4)]
    assert answers == [404, 404, 404, 429]
    # Nor does a limit tell a right code from a wrong one.
    assert _scan(world, world.service.code_of_lift).status_code == 429
    assert "Too many scans of codes, from 127.0.0.1" in caplog.text
    assert _scan(world, world.service.code_of_lift, world.service.technician).status_code == 303


@pytest.mark.parametrize("text", ["%00", "9" * 400, "%ED%A0%80", "a/b", "..", "%2e%2e%2f", "💡"])
def test_bad_codes_are_no_error_of_ours(world: World, text: str) -> None:
    assert Client().get(f"/q/{text}").status_code in (400, 404)


def test_no_word_that_is_not_public_reaches_a_stranger(world: World) -> None:
    house = world.service
    open_passports(world)
    _plant_words(world)
    attach(world, name="secret-file.pdf", is_for_customers=True)
    answer = _scan(world, house.code_of_lift)
    assert "public-name" in answer.content.decode()
    shown = answer.content.decode() + str(answer.headers) + str(answer.cookies)
    assert "secret" not in shown


def _plant_words(world: World) -> None:
    """In every field of text of the object, of what it stands under, whose it is, and who works
    on it."""
    house = world.service
    words = {"description", "serial_number", "number", "external_id", "own_address", "address"}
    secret = {field: f"secret-{field}" for field in words}
    Asset.objects.filter(pk=house.lift.pk).update(
        **secret,
        name="public-name",
        tags=["secret-tag"],
        contacts=[{"name": "secret-contact", "phone": "+70000000000"}],
        search_text="secret-search",
    )
    Asset.objects.filter(pk=house.tower.pk).update(name="secret-tower")
    mine = {"organization": house.organization}
    Company.objects.filter(**mine).update(name="secret-company")
    Person.objects.filter(**mine).update(last_name="secret-person")
    Ticket.objects.filter(**mine).update(
        asset=house.lift, title="secret-ticket", text="secret-words"
    )
    assert house.lift.parent_id == house.tower.pk


def test_the_photo_is_public_only_where_customers_see_it(world: World) -> None:
    house = world.service
    open_passports(world)
    address = f"/q/{house.code_of_lift.text}/photo"
    photo = attach(world, upload=pictures.png(), name="secret.png", is_for_customers=True)
    File.objects.filter(pk=photo.pk).update(is_main=True)
    assert address in _scan(world, house.code_of_lift).content.decode()
    answer = Client().get(address)
    assert answer.status_code == 200 and answer["Content-Type"] == "image/webp"
    assert "secret" not in str(answer.headers)
    File.objects.filter(pk=photo.pk).update(is_for_customers=False)
    assert Client().get(address).status_code == 404
    File.objects.filter(pk=photo.pk).update(is_for_customers=True)
    actions.withdraw_assets([house.lift.pk], by=world.actor(house.admin), at=world.at)
    assert Client().get(address).status_code == 404


def test_a_stranger_who_asks_again_and_again_counts_once_a_minute(world: World) -> None:
    code = world.service.code_of_lift
    open_passports(world)
    for _each in range(3):
        assert _scan(world, code).status_code == 200
    assert _scans(code) == [None]
    AssetScan.objects.filter(code=code).update(at=world.at - timedelta(minutes=2))
    _scan(world, code)
    assert _scans(code) == [None, None]
