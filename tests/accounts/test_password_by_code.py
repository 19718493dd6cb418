"""How does somebody with a phone get a new password?"""

from datetime import timedelta

from django.test import Client

from naryad.accounts.models import Login, SecretLink
from naryad.people.models import Person
from tests.accounts.asking import now_code
from tests.accounts.conftest import NEW_PASSWORD
from tests.accounts.telephone import (
    PHONE,
    TYPED,
    texts_to,
    wrong,
)
from tests.world import World

FORGOTTEN, PASSWORD_CODE, PASSWORD_NEW = "/password/", "/password/code/", "/password/new/"


def test_a_forgotten_password_is_set_anew_with_a_code(world: World, owner: Person) -> None:
    client = Client()
    assert client.post(FORGOTTEN, {"email": TYPED}).headers["Location"] == PASSWORD_CODE
    assert client.get(PASSWORD_NEW).status_code == 410
    code = now_code()
    assert client.post(PASSWORD_CODE, {"code": wrong(code)}).status_code == 422
    assert client.post(PASSWORD_CODE, {"code": code}).headers["Location"] == PASSWORD_NEW
    twice = {"password": NEW_PASSWORD, "password_again": NEW_PASSWORD}
    assert client.post(PASSWORD_NEW, twice).headers["Location"] == "/"
    assert client.get("/portal/").status_code == 200
    assert Login.objects.get(phone=PHONE).check_password(NEW_PASSWORD)
    again = Client()
    again.get("/password/")
    assert client.post(PASSWORD_NEW, twice).status_code == 410


def test_the_way_from_a_code_to_a_new_password_is_short(world: World, owner: Person) -> None:
    client = Client()
    client.post(FORGOTTEN, {"email": TYPED})
    client.post(PASSWORD_CODE, {"code": now_code()})
    link = SecretLink.objects.latest("pk")
    assert link.expires_at - link.created_at == timedelta(minutes=15)


def test_who_signs_in_by_phone_alone_is_told_of_a_new_password_by_phone(
    world: World, owner: Person
) -> None:
    Login.objects.filter(phone=PHONE).update(email=None)
    client = Client()
    client.post(FORGOTTEN, {"email": TYPED})
    client.post(PASSWORD_CODE, {"code": now_code()})
    client.post(PASSWORD_NEW, {"password": NEW_PASSWORD, "password_again": NEW_PASSWORD})
    assert len(texts_to(PHONE, "password-told")) == 1


def test_ones_own_number_is_no_password(world: World, owner: Person) -> None:
    client = Client()
    client.post(FORGOTTEN, {"email": TYPED})
    client.post(PASSWORD_CODE, {"code": now_code()})
    answer = client.post(PASSWORD_NEW, {"password": "89165550199", "password_again": "89165550199"})
    assert answer.status_code == 422
