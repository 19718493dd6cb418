"""Does somebody who scans a code and registers come in, to that object and no other?"""

import re
from datetime import timedelta

import pytest
from django.test import Client

from naryad.accounts.invitations import newest_consent_text
from naryad.accounts.models import Consent, Login, Membership, SecretLink
from naryad.assets.models import Asset, AssetCode, AssetScan
from naryad.history.models import Event
from naryad.letters.models import Letter
from naryad.people.models import Person, PersonArea, PersonRole
from naryad.registration import actions
from naryad.registration.models import Registration
from naryad.registration.states import Covers, RegistrationState
from tests.accounts.post import letters_to, link_in, read_newest
from tests.accounts.telephone import PHONE, TYPED, read_text, wrong
from tests.assets.codes import issue, open_passports
from tests.registration.offering import (
    ADDRESS,
    ask,
    finish,
    follow,
    offer_codes,
    register,
    stranger,
)
from tests.web.pages import read_words
from tests.world import PASSWORD as CAST_PASSWORD
from tests.world import World


def _sees(client: Client, asset: Asset) -> bool:
    return client.get(f"/portal/equipment/{asset.pk}/").status_code == 200


def _code_in_text(world: World) -> str:
    found = re.search(r"\b\d{6}\b", read_text(PHONE, "registration-code", at=world.at))
    assert found is not None
    return found[0]


def test_a_scan_and_a_letter_open_the_object_and_not_its_neighbour(world: World) -> None:
    house = world.service
    offer = offer_codes(world)
    client = stranger()
    page = client.get(f"/q/{house.code_of_lift.text}")
    assert page.status_code == 200 and "Register" in read_words(page)
    assert house.lift.name not in page.content.decode()
    assert ask(client, house.code_of_lift) == 303
    assert ADDRESS in client.get("/register/sent/").content.decode()
    assert not Person.objects.filter(email=ADDRESS).exists()
    assert 'name="consent"' not in follow(client, at=world.at)
    assert finish(client) == f"/portal/equipment/{house.lift.pk}/"
    assert _sees(client, house.lift) and not _sees(client, house.tower)

    person = Person.objects.get(email=ADDRESS)
    assert (person.kind, person.last_name, person.awaits_approval) == (
        "CUSTOMER",
        "Новикова",
        False,
    )
    assert PersonRole.objects.get(person=person).role == offer.role
    assert PersonArea.objects.get(person=person).area == house.north
    assert Consent.objects.filter(person=person).count() == 1
    assert AssetScan.objects.get(person=person).asset == house.lift
    came = Registration.objects.get(person=person)
    assert (came.state, came.address, came.last_name) == (RegistrationState.ADMITTED, "", "")
    kinds = Event.objects.filter(subject="person", subject_id=person.pk).values_list("kind")
    assert ("person.registered",) in kinds and ("person.added",) in kinds
    assert Letter.objects.get(kind="registration").person_id == person.pk
    home = read_words(client.get("/portal/"))
    assert house.tower.name not in home

    second = issue(world, house.depot)
    client.get(f"/q/{second.text}")
    assert _sees(client, house.depot) and _sees(client, house.lift)
    assert not _sees(client, house.tower)


def test_a_link_opens_once_for_a_day_at_its_own_organization(world: World) -> None:
    house = world.service
    offer_codes(world)
    for client in (first := stranger(), late := stranger()):
        ask(client, house.code_of_lift)
    path = link_in(ADDRESS, "registration", at=world.at)
    spare = path.rpartition("/register/")[2]
    first.get(path)
    finish(first)
    late.get(path)
    answer = late.get("/register/")
    assert answer.status_code == 410 and "used already" in read_words(answer)

    other = "late@yard.example"
    ask(late, house.code_of_lift, other)
    late.get(link_in(other, "registration", at=world.at))
    SecretLink.objects.filter(address=other).update(expires_at=world.at)
    answer = late.get("/register/")
    assert answer.status_code == 410 and "is over" in read_words(answer)
    SecretLink.objects.filter(address=other).update(expires_at=world.at + timedelta(hours=9))
    assert late.get("/register/").status_code == 200
    world.other.organization.host = "testserver"
    world.other.organization.save()
    assert late.get("/register/").status_code == 410
    assert finish(late) == "" and not Login.objects.filter(email=other).exists()
    assert late.get(f"/register/{spare.rstrip(chr(47))}x/").status_code == 303
    assert late.get("/register/").status_code == 410


def test_all_that_is_missing_is_said_at_once(world: World) -> None:
    offer_codes(world)
    empty = stranger().post(f"/q/{world.service.code_of_lift.text}/register/", {})
    words = read_words(empty)
    assert empty.status_code == 422 and words.count("This field is required.") == 3
    assert "Without consent no access can be opened." in words


def test_whoever_has_a_login_signs_in_and_only_gets_the_scan(world: World) -> None:
    house = world.service
    offer_codes(world, needs_approval=True)
    mail = house.customer.email
    client = stranger()
    pages = set()
    for address in ("nobody@yard.example", mail):
        assert ask(client, house.code_of_lift, address) == 303
        pages.add(read_words(client.get("/register/sent/")).replace(address, ""))
    assert len(pages) == 1
    assert "login already" in read_newest(mail, "registration", at=world.at).subject
    assert "password" in follow(client, mail, at=world.at)
    assert client.post("/register/", {"password": "wrong-wrong-wrong"}).status_code == 422
    assert (
        client.post("/register/", {"password": CAST_PASSWORD}).headers["Location"] == "/register/"
    )
    assert (
        client.post("/register/", {}).headers["Location"] == f"/portal/equipment/{house.lift.pk}/"
    )
    assert Registration.objects.get(person=house.customer).state == RegistrationState.KNOWN
    assert AssetScan.objects.filter(person=house.customer, asset=house.lift).exists()
    assert Person.objects.filter(email=mail).count() == 1


def test_a_login_of_another_organization_becomes_somebody_here(world: World) -> None:
    house, mail = world.service, world.other.customer.email
    offer_codes(world)
    ask(stranger(), house.code_of_lift, mail)
    client = stranger()
    follow(client, mail, at=world.at)
    client.post("/register/", {"password": CAST_PASSWORD})
    assert client.post("/register/", {}).status_code == 422
    consent = newest_consent_text(house.id)
    given = {"consent_id": str(consent.pk), "consent": "on"}
    landing = client.post("/register/", given).headers["Location"]
    assert landing == f"/portal/equipment/{house.lift.pk}/"
    assert _sees(client, house.lift)
    assert Person.objects.filter(organization=house.organization, email=mail).count() == 1


def test_a_card_that_an_administrator_made_waits_and_nobody_is_doubled(world: World) -> None:
    house = world.service
    offer_codes(world)
    card = house.loner
    card.email = ADDRESS
    card.save()
    client, person = register(world, house.code_of_lift)
    assert person == card and person.awaits_approval
    assert "waits for approval" in read_words(client.get("/portal/"))
    assert not _sees(client, house.lift)


@pytest.mark.parametrize("who", ["technician", "banned"])
def test_employees_and_banned_people_come_in_by_no_code(world: World, who: str) -> None:
    house = world.service
    offer_codes(world)
    person = house.people[who]
    Membership.objects.filter(person=person).delete()
    Login.objects.filter(email=person.email).delete()
    client = stranger()
    ask(client, house.code_of_lift, person.email)
    follow(client, person.email, at=world.at)
    assert finish(client) == ""
    assert not Membership.objects.filter(person=person).exists()


def test_the_narrowest_open_offer_counts(world: World) -> None:
    house = world.service
    wide = offer_codes(world)
    near = offer_codes(world, covers=Covers.AREA, object_area_id=house.north.pk)
    chosen = offer_codes(world, covers=Covers.CHOSEN, asset_ids=frozenset({house.depot.pk}))
    yesterday = world.actor(house.admin).today - timedelta(days=1)
    offer_codes(world, covers=Covers.CHOSEN, asset_ids=frozenset({house.lift.pk}), till=yesterday)
    offer_codes(
        world,
        covers=Covers.CHOSEN,
        asset_ids=frozenset({house.lift.pk}),
        since=yesterday + timedelta(days=2),
    )
    client = stranger()
    depot = issue(world, house.depot)
    for code, offer in ((house.code_of_lift, near), (depot, chosen)):
        ask(client, code)
        assert Registration.objects.latest("pk").offer == offer
    for offer in (near, wide):
        actions.delete_offer(offer.pk, by=world.actor(house.admin), at=world.at)
    assert client.get(f"/q/{house.code_of_lift.text}/register/").status_code == 404


def test_codes_that_offer_nothing_look_alike(world: World) -> None:
    house = world.service
    offer_codes(world)
    hidden, dead = issue(world, house.pump), issue(world, house.depot)
    AssetCode.objects.filter(pk=dead.pk).update(state="DEAD", death="RETIRED", died_at=world.at)
    foreign = AssetCode.objects.filter(organization=world.other.organization, state="LIVING").get()
    client = stranger()
    texts = [house.blank_code.text, hidden.text, dead.text, foreign.text, "0" * 16, "1" * 9]
    for path in ("/q/{}/register/", "/q/{}"):
        pages = {
            client.get(path.format(text)).content.decode().replace(text, "").split("csrf")[0]
            for text in texts
        }
        assert len(pages) == 1, path
    open_passports(world)
    assert "Register" in read_words(client.get(f"/q/{house.code_of_lift.text}"))


def test_places_and_the_word_are_kept_to(world: World) -> None:
    house = world.service
    offer_codes(world, most_people=1, pin="Третий Маяк")
    first, second = stranger(), stranger()
    assert ask(first, house.code_of_lift) == 422
    assert ask(first, house.code_of_lift, pin="маяк") == 422
    assert ask(first, house.code_of_lift, pin=" третий  маяк") == 303
    assert ask(second, house.code_of_lift, "second@yard.example", pin="третий маяк") == 303
    follow(first, at=world.at)
    assert finish(first)
    follow(second, "second@yard.example", at=world.at)
    assert "over here by now" in second.get("/register/").content.decode()
    assert finish(second) == ""
    assert stranger().get(f"/q/{house.code_of_lift.text}").status_code == 404


@pytest.mark.usefixtures("without_sms")
def test_what_is_typed_badly_is_refused_at_its_field(world: World) -> None:
    offer_codes(world)
    client, code = stranger(), world.service.code_of_lift
    for address, typed in (
        ("nobody", {}),
        ("", {}),
        ("+7 916 555-01-99", {}),
        (ADDRESS, {"last_name": ""}),
        (ADDRESS, {"first_name": "я" * 101}),
        (ADDRESS, {"consent": ""}),
        (ADDRESS, {"consent_id": "9" * 30}),
    ):
        assert ask(client, code, address, **typed) == 422, (address, typed)
    assert not letters_to(ADDRESS, "registration")


def test_a_phone_is_proved_by_the_code_of_its_message(world: World) -> None:
    offer_codes(world)
    client, lift = stranger(), world.service.lift
    assert ask(client, world.service.code_of_lift, TYPED) == 303
    code = _code_in_text(world)
    assert client.post("/register/code/", {"code": wrong(code)}).status_code == 422
    assert client.post("/register/code/", {"again": "1"}).status_code == 303
    assert client.post("/register/code/", {"code": code}).status_code == 422
    answer = client.post("/register/code/", {"code": _code_in_text(world)})
    assert answer["Location"] == "/register/"
    assert finish(client) == f"/portal/equipment/{lift.pk}/"
    assert Person.objects.get(phone=PHONE, awaits_approval=False).email == ""
    assert Login.objects.get(phone=PHONE).email is None


def test_strangers_are_limited_by_name_browser_and_code(world: World) -> None:
    offer_codes(world)
    code = world.service.code_of_lift
    statuses = [ask(stranger(), code) for _ in range(4)]
    assert statuses == [303, 303, 303, 429]
    one = stranger()
    answers = [ask(one, code, f"n{number}@yard.example") for number in range(11)]
    assert answers[:10] == [303] * 10 and answers[10] == 429


def test_unconfirmed_registrations_are_forgotten(world: World) -> None:
    offer_codes(world)
    ask(stranger(), world.service.code_of_lift)
    link_in(ADDRESS, "registration", at=world.at)
    assert actions.forget_unproved(at=world.at + timedelta(days=6)) == 0
    # By the clock of the requests, which came a moment after that of the world.
    later = world.at + timedelta(days=7, hours=1)
    assert actions.forget_unproved(at=later) == 1
    assert not Letter.objects.filter(to=ADDRESS).exists()
    assert not SecretLink.objects.filter(address=ADDRESS).exists()
