"""How does an organization get its first administrator, and who may do it?"""

import pytest
from django.test import Client
from django.utils import timezone

from naryad.accounts import actions
from naryad.accounts.actions.set_up_installation import SetUpAlready
from naryad.accounts.models import Login, Membership
from naryad.accounts.setup_code import issue_setup_code
from naryad.core.errors import Invalid
from naryad.core.labels import make_label
from naryad.organizations.models import Organization
from naryad.people.acting import act_as
from naryad.people.models import Employment, Person
from tests.accounts.conftest import NEW_PASSWORD
from tests.database import TestDatabase
from tests.threads import at_once
from tests.world import PASSWORD, World

EMAIL = "founder@firm.example"


def create(world: World, *, email: str = EMAIL, password: str | None = NEW_PASSWORD) -> Membership:
    return actions.create_first_administrator(
        organization_id=world.service.id,
        email=email,
        last_name="Основателев",
        first_name="Олег",
        password=password,
        at=world.at,
    )


def test_the_first_administrator_may_do_everything_and_signs_in(world: World) -> None:
    membership = create(world, email=f" {EMAIL.upper()} ")
    actor = act_as(membership.person, at=world.at)
    assert actor.is_administrator
    client = Client()
    client.post("/sign-in/", {"email": EMAIL, "password": NEW_PASSWORD})
    assert client.get("/").headers["Location"] == "/office/"


def test_the_first_administrator_works_in_the_own_company(world: World) -> None:
    person = create(world).person
    of_person = Employment.objects.filter(person=person, till=None)
    (employment,) = of_person
    assert (employment.company, employment.side) == (world.service.own_company, "STAFF")


def test_a_login_that_is_there_keeps_its_password(world: World) -> None:
    """Of somebody who works for the other organization."""
    email = world.other.customer.email
    with pytest.raises(Invalid):
        create(world, email=email)
    membership = create(world, email=email, password=None)
    assert membership.login == world.login(world.other.customer)
    assert membership.login.check_password(PASSWORD)


@pytest.mark.parametrize(
    "given",
    [
        {"email": "admin@service.example"},
        {"password": "short"},
        {"password": None},
        {"password": "founder-firm"},
    ],
)
def test_an_address_in_use_and_an_unfit_password_are_refused(
    world: World, given: dict[str, str]
) -> None:
    with pytest.raises(Invalid):
        create(world, **given)
    assert not Login.objects.filter(email=EMAIL).exists()


FORM = {
    "name": "ТехноСервис",
    "language": "ru",
    "zone": "Asia/Yekaterinburg",
    "last_name": "Основателев",
    "first_name": "Олег",
    "email": EMAIL,
    "password": NEW_PASSWORD,
    "password_again": NEW_PASSWORD,
}


def test_the_first_visit_sets_up_the_organization_and_signs_in(own_database: TestDatabase) -> None:
    client, code = Client(), issue_setup_code()
    assert client.get("/").headers["Location"] == "/setup/"
    assert client.get("/setup/").status_code == 200
    typed = code.lower().replace("-", " ")
    assert client.post("/setup/", FORM | {"code": typed}).headers["Location"] == "/"
    assert client.get("/").headers["Location"] == "/office/"
    organization = Organization.objects.get()
    assert (str(organization.name), organization.zone) == ("ТехноСервис", "Asia/Yekaterinburg")
    assert Client().get("/setup/").headers["Location"] == "/sign-in/"
    assert Client().get("/").headers["Location"] == "/sign-in/"


def test_only_the_newest_code_sets_up_and_every_fault_keeps_it(own_database: TestDatabase) -> None:
    old, code = issue_setup_code(), issue_setup_code()
    client = Client()
    for wrong in (old, "K7QM-2XVB-9RTH", ""):
        answer = client.post("/setup/", FORM | {"code": wrong})
        assert answer.status_code == 422
        assert 'aria-invalid="true"' in answer.content.decode()
    for fault in ({"password": "short"}, {"password_again": "another one, and long"}):
        assert client.post("/setup/", FORM | {"code": code} | fault).status_code == 422
    assert not Organization.objects.exists()
    assert client.post("/setup/", FORM | {"code": code}).status_code == 303


def test_codes_cannot_be_guessed_on_and_on(own_database: TestDatabase) -> None:
    issue_setup_code()
    answers = [Client().post("/setup/", FORM | {"code": "K7QM"}).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]


def test_of_two_visitors_who_race_one_sets_up(own_database: TestDatabase) -> None:
    code = issue_setup_code()

    def set_up(email: str) -> Membership:
        return actions.set_up_installation(
            code=code,
            name=make_label(ru="ТехноСервис"),
            zone="Europe/Moscow",
            language="ru",
            email=email,
            last_name="Основателев",
            first_name="Олег",
            password=NEW_PASSWORD,
            again=NEW_PASSWORD,
            at=timezone.now(),
        )

    outcomes = at_once(lambda: set_up("a@firm.example"), lambda: set_up("b@firm.example"))
    assert {type(each) for each in outcomes} == {Membership, SetUpAlready}
    assert Organization.objects.count() == Person.objects.count() == Login.objects.count() == 1
