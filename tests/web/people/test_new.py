"""Does the form of a new person make exactly one person, and say at its fields what is wrong?"""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from naryad.access.kind import Kind
from naryad.accounts.models import Invitation
from naryad.catalog.models import Skill
from naryad.companies.models import Company
from naryad.core.drafts import find_draft
from naryad.people.models import Employment, Person, PersonArea, PersonSkill
from tests.people.inputs import roles_of
from tests.web.pages import PART, Form, english, read_form, read_words
from tests.web.people.crowds import links_on, page_of
from tests.web.people.pictures import a_picture
from tests.world import House, World

NEW = "/office/people/new/"


def _form(client: Client, kind: str = "customer", **asked: object) -> Form:
    return read_form(client.get(NEW, {"kind": kind, **asked}), NEW)


def _send(client: Client, form: Form, kind: str = "customer", **changes: object) -> Any:
    return client.post(f"{NEW}?kind={kind}", form.filled(**changes))


def _customer(house: House, **changes: object) -> dict[str, object]:
    return {
        "last_name": "Новиков",
        "first_name": "Никита",
        "email": "novikov@x.example",
        "company_ids": [str(house.zenit.pk)],
        **changes,
    }


def _made(last_name: str = "Новиков") -> Person:
    return Person.objects.get(last_name=last_name)


def test_a_customer_of_several_companies_is_added_and_invited(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    form = _form(client)
    companies = [str(house.mayak.pk), str(house.polus.pk)]
    answer = _send(client, form, **_customer(house, company_ids=companies, phone="8 916 204-18-33"))
    person = _made()
    assert answer.status_code == 303
    assert answer["Location"] == page_of(person)
    assert person.kind == Kind.CUSTOMER
    assert person.phone == "+79162041833"
    assert set(Employment.objects.filter(person=person).values_list("company_id", flat=True)) == {
        house.mayak.pk,
        house.polus.pk,
    }
    assert roles_of(person) == {house.roles["CUSTOMER"].pk}
    assert Invitation.objects.get(person=person).address == "novikov@x.example"
    assert "The invitation is on its way" in read_words(client.get(answer["Location"]))


def test_the_default_area_and_the_role_of_customers_are_chosen_beforehand(world: World) -> None:
    form = _form(english(world, world.service.admin))
    assert form.fields["area_ids"] == [str(world.service.default_area.pk)]
    assert form.fields["role_ids"] == [str(world.service.roles["CUSTOMER"].pk)]
    assert form.fields["is_invited"] == ["1"]


def test_without_the_tick_nobody_is_invited(world: World) -> None:
    client = english(world, world.service.admin)
    _send(client, _form(client), **_customer(world.service, is_invited=None))
    assert not Invitation.objects.filter(person=_made()).exists()


def test_a_person_with_a_phone_alone_is_saved_and_the_card_says_that_no_letter_went(
    world: World,
) -> None:
    client = english(world, world.service.admin)
    given = _customer(world.service, email="", phone="+44 20 7946 0321")
    answer = _send(client, _form(client), **given)
    words = read_words(client.get(answer["Location"]))
    assert "Saved. The invitation was not sent: There is no e-mail" in words
    assert "Cannot be reached: no e-mail" in words


def test_a_role_for_customers_makes_a_customer_of_a_new_employee(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    form = _form(client, "employee")
    roles = [str(house.roles["CUSTOMER"].pk), str(house.roles["TECHNICIAN"].pk)]
    form.fields.pop("no_script")
    _send(client, form, "employee", **_customer(house, role_ids=roles))
    person = _made()
    assert person.kind == Kind.CUSTOMER
    assert roles_of(person) == {int(role) for role in roles}


def test_without_a_script_the_turned_form_comes_first(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    form = _form(client, "employee")
    assert form.fields["no_script"] == ["1"]
    given = _customer(house, role_ids=[str(house.roles["CUSTOMER"].pk)])
    answer = _send(client, form, "employee", **given)
    assert answer.status_code == 422
    words = read_words(answer)
    assert "This person will be a customer: portal only." in words
    assert "New customer" in words
    assert "Personnel number" not in words
    assert not Person.objects.filter(last_name="Новиков").exists()
    turned = read_form(answer, NEW)
    assert turned.fields["last_name"] == ["Новиков"]
    assert client.post(f"{NEW}?kind=employee", turned.filled()).status_code == 303
    assert _made().kind == Kind.CUSTOMER


def test_an_employee_gets_skills_work_and_a_number(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    _send(
        client,
        _form(client, "employee"),
        "employee",
        last_name="Рабочев",
        first_name="Роман",
        phone="89165550000",
        role_ids=[str(house.roles["TECHNICIAN"].pk)],
        skill_ids=[str(house.skill.pk)],
        new_skills=["Котлы"],
        personnel_number="Т-114",
        is_mobile="on",
    )
    person = _made("Рабочев")
    assert (person.kind, person.personnel_number, person.is_mobile) == ("EMPLOYEE", "Т-114", True)
    added = Skill.objects.get(name__en="Котлы")
    skills = PersonSkill.objects.filter(person=person).values_list("skill_id", flat=True)
    assert set(skills) == {house.skill.pk, added.pk}


def test_a_company_is_added_in_passing(world: World) -> None:
    client = english(world, world.service.dispatcher)
    given = _customer(world.service, company_ids=[], new_companies=["ООО «Ромашка»"])
    assert _send(client, _form(client), **given).status_code == 303
    company = Company.objects.get(name="ООО «Ромашка»")
    assert company.is_customer
    assert Employment.objects.get(person=_made()).company_id == company.pk


def test_when_the_person_is_refused_the_company_is_not_added_either(world: World) -> None:
    client = english(world, world.service.dispatcher)
    given = _customer(world.service, company_ids=[], new_companies=["ООО «Ромашка»"], first_name="")
    answer = _send(client, _form(client), **given)
    assert answer.status_code == 422
    assert not Company.objects.filter(name="ООО «Ромашка»").exists()
    assert read_form(answer, NEW).fields["new_companies"] == ["ООО «Ромашка»", ""]


def test_whoever_may_not_add_companies_cannot_do_it_in_passing(world: World) -> None:
    client = english(world, world.service.technician)
    assert client.get(NEW, {"kind": "customer"}).status_code == 403
    assert client.post(f"{NEW}?kind=customer", _customer(world.service)).status_code == 403


def test_errors_stand_at_their_fields_and_what_was_typed_stays(world: World) -> None:
    given = _customer(world.service, last_name="", email="x@", phone="8 916", company_ids=[])
    client = english(world, world.service.admin)
    answer = _send(client, _form(client), **given)
    html, words = answer.content.decode(), read_words(answer)
    assert answer.status_code == 422
    assert 'id="id_last_name-error"' in html
    assert 'id="id_company_ids-error"' in html
    assert 'aria-describedby="id_email-error' in html
    assert "Fill this in." in words
    assert "There is no such number." in words
    again = read_form(answer, NEW)
    assert again.fields["first_name"] == ["Никита"]
    assert again.fields["email"] == ["x@"]


def test_an_e_mail_or_a_phone_is_needed(world: World) -> None:
    client = english(world, world.service.admin)
    answer = _send(client, _form(client), **_customer(world.service, email=""))
    html = answer.content.decode()
    assert html.count("Give an e-mail or a mobile phone.") >= 2
    assert 'id="id_email-error"' in html
    assert 'id="id_phone-error"' in html


def test_a_customer_needs_a_company(world: World) -> None:
    client = english(world, world.service.admin)
    answer = _send(client, _form(client), **_customer(world.service, company_ids=[]))
    assert answer.status_code == 422
    assert 'id="id_company_ids-error"' in answer.content.decode()


def test_a_taken_address_leads_to_whoever_has_it(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    answer = _send(client, _form(client), **_customer(house, email=house.customer.email.upper()))
    assert answer.status_code == 422
    assert "Зайцев Захар has this e-mail." in read_words(answer)
    assert links_on(answer, f"Open the card: {house.customer.full_name}") == [
        page_of(house.customer)
    ]


def test_an_address_of_another_organization_is_free_here(world: World) -> None:
    client = english(world, world.service.dispatcher)
    given = _customer(world.service, email=world.other.customer.email)
    assert _send(client, _form(client), **given).status_code == 303


def test_a_namesake_is_shown_first_and_saved_anyway_on_a_second_word(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    given = _customer(house, last_name="Зайцев", first_name="Захар")
    answer = _send(client, _form(client), **given)
    assert answer.status_code == 422
    assert "Is it one of these?" in read_words(answer)
    assert page_of(house.customer) in answer.content.decode()
    assert Person.objects.filter(last_name="Зайцев", organization_id=house.id).count() == 1
    again = read_form(answer, NEW)
    assert _send(client, again, accepted=str(house.customer.pk)).status_code == 303
    assert Person.objects.filter(last_name="Зайцев", organization_id=house.id).count() == 2


def test_a_double_click_makes_one_person_and_one_letter(world: World) -> None:
    client = english(world, world.service.admin)
    sent = _form(client).filled(**_customer(world.service))
    first, second = (client.post(f"{NEW}?kind=customer", sent) for _click in range(2))
    assert first["Location"] == second["Location"]
    assert Person.objects.filter(last_name="Новиков").count() == 1
    assert Invitation.objects.filter(person=_made()).count() == 1


def test_roles_beyond_the_reach_stand_locked_with_the_reason(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    answer = client.get(NEW, {"kind": "employee"})
    assert "Allows more than you may give. Ask an administrator." in read_words(answer)
    form = read_form(answer, NEW)
    given = _customer(house, role_ids=[str(house.roles["ADMINISTRATOR"].pk)], no_script=None)
    refused = _send(client, form, "employee", **given)
    assert refused.status_code in (403, 422)
    assert not Person.objects.filter(last_name="Новиков").exists()


def test_ids_of_another_organization_are_refused_at_their_field(world: World) -> None:
    house, other = world.service, world.other
    client = english(world, house.admin)
    for field, row in (("company_ids", other.zenit), ("area_ids", other.north)):
        answer = _send(client, _form(client), **_customer(house, **{field: [str(row.pk)]}))
        assert answer.status_code == 422, field
        assert f'id="id_{field}-error"' in answer.content.decode()


def test_a_copy_begins_with_everything_but_the_contacts(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    form = _form(client, copy=house.customer.pk)
    assert form.fields["last_name"] == ["Зайцев"]
    assert form.fields["email"] == [""]
    assert form.fields["phone"] == [""]
    assert form.fields["company_ids"] == [str(house.zenit.pk)]
    assert form.fields["area_ids"] == [str(house.north.pk)]
    foreign = client.get(NEW, {"kind": "customer", "copy": world.other.customer.pk})
    assert foreign.status_code == 404


def test_what_was_typed_and_not_saved_comes_back(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    typed = {"last_name": "Половинин", "company_ids": [str(house.zenit.pk)], "role_ids": []}
    kept = client.post("/office/people/draft/?kind=customer", typed, headers=PART)
    assert kept.status_code == 204
    answer = client.get(NEW, {"kind": "customer"})
    assert "Here is what you had typed and not saved." in read_words(answer)
    form = read_form(answer, NEW)
    assert form.fields["last_name"] == ["Половинин"]
    assert form.fields["company_ids"] == [str(house.zenit.pk)]
    assert _form(english(world, house.head)).fields["last_name"] == [""]
    assert _form(client, "employee").fields["last_name"] == [""]


def test_a_draft_goes_when_somebody_starts_anew_or_saves(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    draft = "/office/people/draft/?kind=customer"
    about = {
        "organization_id": house.id,
        "person_id": house.admin.pk,
        "form": "person_new:CUSTOMER",
    }
    client.post(draft, {"last_name": "Половинин"})
    assert client.post(draft, {"drop": "1"}).status_code == 303
    assert find_draft(**about) is None
    client.post(draft, {"last_name": "Половинин"})
    _send(client, _form(client), **_customer(house))
    assert find_draft(**about) is None


def test_without_a_script_companies_are_sought_by_a_button(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    answer = _send(
        client, _form(client), **_customer(house, company_words="маяк", find="companies")
    )
    assert answer.status_code == 200
    assert "Маяк" in read_words(answer)
    form = read_form(answer, NEW)
    assert form.fields["last_name"] == ["Новиков"]
    assert form.fields["company_ids"] == [str(house.zenit.pk)]
    assert not Person.objects.filter(last_name="Новиков").exists()


def test_the_search_in_the_form_offers_to_add_what_is_not_there(world: World) -> None:
    client = english(world, world.service.admin)
    found = client.get("/office/people/options/companies/", {"q": "зен", "add": "1"}, headers=PART)
    assert "Зенит" in read_words(found)
    assert "Add company «зен»" in read_words(found)
    there = client.get("/office/people/options/companies/", {"q": "ЗЕНИТ", "add": "1"})
    assert "Add company" not in read_words(there)
    technician = english(world, world.service.technician)
    barred = technician.get("/office/people/options/companies/", {"q": "зен", "add": "1"})
    assert read_words(barred) == ""
    skills = read_words(client.get("/office/people/options/skills/", {"q": "lif"}))
    assert "Lifts" in skills
    assert "Add «lif»" in skills
    assert client.get("/office/people/options/nothing/").status_code == 404


def test_a_photo_is_kept_and_a_wrong_file_is_refused_at_its_field(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    wrong = SimpleUploadedFile("me.jpg", b"no picture at all", content_type="image/jpeg")
    answer = _send(client, _form(client), **_customer(house, photo=wrong))
    assert answer.status_code == 422
    assert 'id="id_photo-error"' in answer.content.decode()
    assert not Person.objects.filter(last_name="Новиков").exists()
    answer = _send(client, _form(client), **_customer(house, photo=a_picture()))
    person = _made()
    assert person.photo is not None
    shown = client.get(page_of(person, "photo/"))
    assert shown["Content-Type"] == "image/webp"
    assert "private" in shown["Cache-Control"]
    assert PersonArea.objects.filter(person=person).count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_adds_people_through_another_persons_eyes(world: World, method: str) -> None:
    house = world.service
    client = english(world, house.admin)
    client.post(page_of(house.dispatcher, "view/"))
    assert getattr(client, method)(f"{NEW}?kind=customer").status_code == 403
