"""Does the form of a new person keep what is half written, and add in passing what is missing?"""

from naryad.companies.models import Company
from naryad.core.drafts import find_draft
from naryad.people.models import Employment, Person
from tests.web.pages import PART, english, read_form, read_words
from tests.web.people.new_forms import NEW, a_new_customer, made, new_form, send_new
from tests.world import World


def test_a_company_is_added_in_passing(world: World) -> None:
    client = english(world, world.service.dispatcher)
    given = a_new_customer(world.service, company_ids=[], new_companies=["ООО «Ромашка»"])
    assert send_new(client, new_form(client), **given).status_code == 303
    company = Company.objects.get(name="ООО «Ромашка»")
    assert company.is_customer
    assert Employment.objects.get(person=made()).company_id == company.pk


def test_when_the_person_is_refused_the_company_is_not_added_either(world: World) -> None:
    client = english(world, world.service.dispatcher)
    given = a_new_customer(
        world.service, company_ids=[], new_companies=["ООО «Ромашка»"], first_name=""
    )
    answer = send_new(client, new_form(client), **given)
    assert answer.status_code == 422
    assert not Company.objects.filter(name="ООО «Ромашка»").exists()
    assert read_form(answer, NEW).fields["new_companies"] == ["ООО «Ромашка»", ""]


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
    assert new_form(english(world, house.head)).fields["last_name"] == [""]
    assert new_form(client, "employee").fields["last_name"] == [""]


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
    send_new(client, new_form(client), **a_new_customer(house))
    assert find_draft(**about) is None


def test_without_a_script_companies_are_sought_by_a_button(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    answer = send_new(
        client, new_form(client), **a_new_customer(house, company_words="маяк", find="companies")
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
    assert "Add company “зен”" in read_words(found)
    there = client.get("/office/people/options/companies/", {"q": "ЗЕНИТ", "add": "1"})
    assert "Add company" not in read_words(there)
    technician = english(world, world.service.technician)
    barred = technician.get("/office/people/options/companies/", {"q": "зен", "add": "1"})
    assert read_words(barred) == ""
    skills = read_words(client.get("/office/people/options/skills/", {"q": "lif"}))
    assert "Lifts" in skills
    assert "Add “lif”" in skills
    assert client.get("/office/people/options/nothing/").status_code == 404
