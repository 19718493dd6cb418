"""Does the form of a new person make exactly one person, and say at its fields what is wrong?"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from naryad.access.kind import Kind
from naryad.accounts.models import Invitation
from naryad.catalog.models import Skill
from naryad.people.models import Employment, Person, PersonArea, PersonSkill
from tests.people.inputs import roles_of
from tests.web.pages import english, read_form, read_words
from tests.web.people.crowds import links_on, page_of
from tests.web.people.new_forms import NEW, a_new_customer, made, new_form, send_new
from tests.web.people.pictures import a_picture
from tests.world import World


def test_a_customer_of_several_companies_is_added_and_invited(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    form = new_form(client)
    companies = [str(house.mayak.pk), str(house.polus.pk)]
    answer = send_new(
        client, form, **a_new_customer(house, company_ids=companies, phone="8 916 204-18-33")
    )
    person = made()
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
    form = new_form(english(world, world.service.admin))
    assert form.fields["area_ids"] == [str(world.service.default_area.pk)]
    assert form.fields["role_ids"] == [str(world.service.roles["CUSTOMER"].pk)]
    assert form.fields["is_invited"] == ["1"]


def test_without_the_tick_nobody_is_invited(world: World) -> None:
    client = english(world, world.service.admin)
    send_new(client, new_form(client), **a_new_customer(world.service, is_invited=None))
    assert not Invitation.objects.filter(person=made()).exists()


@pytest.mark.usefixtures("without_sms")
def test_a_person_with_a_phone_alone_is_saved_and_the_card_says_that_no_letter_went(
    world: World,
) -> None:
    client = english(world, world.service.admin)
    given = a_new_customer(world.service, email="", phone="+44 20 7946 0321")
    answer = send_new(client, new_form(client), **given)
    words = read_words(client.get(answer["Location"]))
    assert "Saved. The invitation was not sent: There is no e-mail" in words
    assert "Cannot be reached" in words


def test_a_role_for_customers_makes_a_customer_of_a_new_employee(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    form = new_form(client, "employee")
    roles = [str(house.roles["CUSTOMER"].pk), str(house.roles["TECHNICIAN"].pk)]
    form.fields.pop("no_script")
    send_new(client, form, "employee", **a_new_customer(house, role_ids=roles))
    person = made()
    assert person.kind == Kind.CUSTOMER
    assert roles_of(person) == {int(role) for role in roles}


def test_without_a_script_the_turned_form_comes_first(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    form = new_form(client, "employee")
    assert form.fields["no_script"] == ["1"]
    given = a_new_customer(house, role_ids=[str(house.roles["CUSTOMER"].pk)])
    answer = send_new(client, form, "employee", **given)
    assert answer.status_code == 422
    words = read_words(answer)
    assert "This person will be a customer: portal only." in words
    assert "Customers New customer" in words
    assert "Companies this person represents" in words
    assert "Add customer" in words
    assert "Personnel number" not in words
    assert not Person.objects.filter(last_name="Новиков").exists()
    turned = read_form(answer, NEW)
    assert turned.fields["last_name"] == ["Новиков"]
    assert client.post(f"{NEW}?kind=employee", turned.filled()).status_code == 303
    assert made().kind == Kind.CUSTOMER


def test_an_employee_gets_skills_work_and_a_number(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    send_new(
        client,
        new_form(client, "employee"),
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
    person = made("Рабочев")
    assert (person.kind, person.personnel_number, person.is_mobile) == ("EMPLOYEE", "Т-114", True)
    added = Skill.objects.get(name__en="Котлы")
    skills = PersonSkill.objects.filter(person=person).values_list("skill_id", flat=True)
    assert set(skills) == {house.skill.pk, added.pk}


def test_whoever_may_not_add_companies_cannot_do_it_in_passing(world: World) -> None:
    client = english(world, world.service.technician)
    assert client.get(NEW, {"kind": "customer"}).status_code == 403
    assert client.post(f"{NEW}?kind=customer", a_new_customer(world.service)).status_code == 403


def test_errors_stand_at_their_fields_and_what_was_typed_stays(world: World) -> None:
    given = a_new_customer(world.service, last_name="", email="x@", phone="8 916", company_ids=[])
    client = english(world, world.service.admin)
    answer = send_new(client, new_form(client), **given)
    html, words = answer.content.decode(), read_words(answer)
    assert answer.status_code == 422
    assert 'id="id_last_name-error"' in html
    assert 'id="id_company_ids-error"' in html
    assert 'aria-describedby="id_email-error' in html
    assert "This field is required." in words
    assert "There is no such number." in words
    again = read_form(answer, NEW)
    assert again.fields["first_name"] == ["Никита"]
    assert again.fields["email"] == ["x@"]


def test_an_e_mail_or_a_phone_is_needed(world: World) -> None:
    client = english(world, world.service.admin)
    answer = send_new(client, new_form(client), **a_new_customer(world.service, email=""))
    html = answer.content.decode()
    assert html.count("Give an e-mail or a mobile phone.") >= 2
    assert 'id="id_email-error"' in html
    assert 'id="id_phone-error"' in html


def test_a_customer_needs_a_company(world: World) -> None:
    client = english(world, world.service.admin)
    answer = send_new(client, new_form(client), **a_new_customer(world.service, company_ids=[]))
    assert answer.status_code == 422
    assert 'id="id_company_ids-error"' in answer.content.decode()


def test_a_taken_address_leads_to_whoever_has_it(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    answer = send_new(
        client, new_form(client), **a_new_customer(house, email=house.customer.email.upper())
    )
    assert answer.status_code == 422
    assert "Захар Зайцев has this e-mail." in read_words(answer)
    assert links_on(answer, f"Open the card: {house.customer.full_name}") == [
        page_of(house.customer)
    ]


def test_an_address_of_another_organization_is_free_here(world: World) -> None:
    client = english(world, world.service.dispatcher)
    given = a_new_customer(world.service, email=world.other.customer.email)
    assert send_new(client, new_form(client), **given).status_code == 303


def test_a_namesake_is_shown_first_and_saved_anyway_on_a_second_word(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    given = a_new_customer(house, last_name="Зайцев", first_name="Захар")
    answer = send_new(client, new_form(client), **given)
    assert answer.status_code == 422
    assert "Is it one of these?" in read_words(answer)
    assert page_of(house.customer) in answer.content.decode()
    assert Person.objects.filter(last_name="Зайцев", organization_id=house.id).count() == 1
    again = read_form(answer, NEW)
    assert send_new(client, again, accepted=str(house.customer.pk)).status_code == 303
    assert Person.objects.filter(last_name="Зайцев", organization_id=house.id).count() == 2


def test_a_double_click_makes_one_person_and_one_letter(world: World) -> None:
    client = english(world, world.service.admin)
    sent = new_form(client).filled(**a_new_customer(world.service))
    first, second = (client.post(f"{NEW}?kind=customer", sent) for _click in range(2))
    assert first["Location"] == second["Location"]
    assert Person.objects.filter(last_name="Новиков").count() == 1
    assert Invitation.objects.filter(person=made()).count() == 1


def test_roles_beyond_the_reach_stand_locked_with_the_reason(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    answer = client.get(NEW, {"kind": "employee"})
    assert "Allows more than you may give. Ask an administrator." in read_words(answer)
    form = read_form(answer, NEW)
    given = a_new_customer(house, role_ids=[str(house.roles["ADMINISTRATOR"].pk)], no_script=None)
    refused = send_new(client, form, "employee", **given)
    assert refused.status_code in (403, 422)
    assert not Person.objects.filter(last_name="Новиков").exists()


def test_ids_of_another_organization_are_refused_at_their_field(world: World) -> None:
    house, other = world.service, world.other
    client = english(world, house.admin)
    for field, row in (("company_ids", other.zenit), ("area_ids", other.north)):
        answer = send_new(
            client, new_form(client), **a_new_customer(house, **{field: [str(row.pk)]})
        )
        assert answer.status_code == 422, field
        assert f'id="id_{field}-error"' in answer.content.decode()


def test_a_copy_begins_with_everything_but_the_contacts(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    form = new_form(client, copy=house.customer.pk)
    assert form.fields["last_name"] == ["Зайцев"]
    assert form.fields["email"] == [""]
    assert form.fields["phone"] == [""]
    assert form.fields["company_ids"] == [str(house.zenit.pk)]
    assert form.fields["area_ids"] == [str(house.north.pk)]
    foreign = client.get(NEW, {"kind": "customer", "copy": world.other.customer.pk})
    assert foreign.status_code == 404


def test_a_photo_is_kept_and_a_wrong_file_is_refused_at_its_field(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    wrong = SimpleUploadedFile("me.jpg", b"no picture at all", content_type="image/jpeg")
    answer = send_new(client, new_form(client), **a_new_customer(house, photo=wrong))
    assert answer.status_code == 422
    assert 'id="id_photo-error"' in answer.content.decode()
    assert not Person.objects.filter(last_name="Новиков").exists()
    answer = send_new(client, new_form(client), **a_new_customer(house, photo=a_picture()))
    person = made()
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
