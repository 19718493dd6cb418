"""Can a reader choose columns, groups of conditions, and what stands in a condition?"""

import re
from typing import Any

import pytest

from naryad.access.kind import Kind
from naryad.companies.models import Company
from naryad.core.search import make_search_text, make_sort_key
from tests.web.pages import PART, english, read_words
from tests.web.people.crowds import LISTS, links_on, seen_in
from tests.world import FOREIGN_WORD, World

CUSTOMERS, COMPANIES = LISTS[Kind.CUSTOMER], "/office/companies/"


def heads_on(answer: Any) -> list[str]:
    found = re.findall(r'<th class="[^"]*" scope="col"[^>]*>(.*?)</th>', answer.content.decode())
    return [re.sub(r"<[^>]*>", "", each) for each in found]


def test_columns_stand_as_the_address_says_and_the_name_stays(world: World) -> None:
    client = english(world, world.service.admin)
    answer = client.get(CUSTOMERS, {"cols": "added,email:wide,company:nonsense"})
    assert heads_on(answer) == ["Name, by last name", "Added", "E-mail", "Company"]
    assert "w-24" in answer.content.decode()
    (onward,) = (url for url in links_on(answer, "Company") if "sort=" in url)
    assert heads_on(client.get(onward)) == ["Name, by last name", "Added", "E-mail", "Company"]


def test_a_column_that_is_gone_or_hidden_is_left_out(world: World) -> None:
    query = {"cols": "name,role,nothing,email"}
    answer = english(world, world.service.technician).get(LISTS[Kind.EMPLOYEE], query)
    assert heads_on(answer) == ["Name, by last name", "E-mail"]


def test_the_chooser_leads_to_the_list_that_it_describes(world: World) -> None:
    client = english(world, world.service.admin)
    query = "do=choose&q=зайц&show=phone&show=email&place-phone=9&place-email=2&width-phone=wide"
    answer = client.get(f"{CUSTOMERS}columns/?{query}&density=roomy")
    assert answer.status_code == 303
    assert "cols=name:wide,email:wide,phone:wide" in answer["Location"]
    chosen = client.get(answer["Location"])
    assert heads_on(chosen) == ["Name, by last name", "E-mail", "Phone"]
    assert "dt-roomy" in chosen.content.decode()
    again = client.get(f"{CUSTOMERS}columns/?cols=name,email&do=reset")
    assert again["Location"] == CUSTOMERS


def test_the_chooser_offers_no_hidden_column(world: World) -> None:
    client = english(world, world.service.technician)
    words = read_words(client.get(f"{LISTS[Kind.EMPLOYEE]}columns/"))
    assert "E-mail" in words
    assert "Role" not in words


def test_one_condition_can_be_edited_alone_and_keeps_the_others(world: World) -> None:
    client = english(world, world.service.admin)
    query = {"only": "position", "position": "~инж", "banned": "no", "cols": "name,email"}
    answer = client.get(f"{CUSTOMERS}filter/", query, headers=PART)
    html = answer.content.decode()
    assert "<html" not in html
    assert "Position" in read_words(answer)
    assert "Invitation" not in read_words(answer)
    assert "&#34;banned&#34;" in html
    assert 'name="cols"' in html


def test_groups_are_built_by_buttons_alone(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    page = f"{CUSTOMERS}groups/"
    draft = {"g.0": "any", "f.0.0": "banned", "o.0.0": "is", "v.0.0": "yes", "do": "group:0"}
    answer = client.get(page, draft)
    assert 'name="g.0.1"' in answer.content.decode()
    inner = {"g.0.1": "none", "f.0.1.0": "company", "o.0.1.0": "filled"}
    shown = client.get(page, {**draft, **inner, "do": "show"})
    assert shown.status_code == 303
    listed = client.get(shown["Location"])
    assert seen_in(listed, house) == {"banned", "former_customer", "loner"}
    again = client.get(f"{page}?{shown['Location'].partition('?')[2]}").content.decode()
    assert re.search(r'name="g\.0\.0".*?<option value="none" selected', again, re.S) or re.search(
        r'name="g\.0".*?<option value="any" selected', again, re.S
    )
    dropped = client.get(page, {**draft, **inner, "do": "drop:0.1"}).content.decode()
    assert 'name="g.0.1"' not in dropped


@pytest.mark.parametrize(
    "draft",
    [
        {"f.0.0": "role", "o.0.0": "is", "v.0.0": "1"},
        {"f.0.0": "position", "o.0.0": "before", "v.0.0": "1"},
        {"f.0.0": "seen", "o.0.0": "is", "v.0.0": "someday"},
    ],
)
def test_groups_that_make_no_sense_come_back_with_words(
    world: World, draft: dict[str, str]
) -> None:
    client = english(world, world.service.technician)
    answer = client.get(f"{CUSTOMERS}groups/", {"g.0": "all", **draft, "do": "show"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_options_show_only_what_the_reader_sees(world: World) -> None:
    path = f"{CUSTOMERS}options/"
    for person in (world.service.admin, world.service.technician):
        client = english(world, person)
        answer = client.get(path, {"field": "company", "name": "company", "q": FOREIGN_WORD[:-2]})
        assert FOREIGN_WORD not in answer.content.decode()
    found = client.get(path, {"field": "company", "name": "company", "q": "Зенит"})
    assert "Зенит" not in found.content.decode()
    assert client.get(path, {"field": "role", "q": ""}).status_code == 404
    assert client.get(path, {"field": "position", "q": ""}).status_code == 404


def test_companies_are_asked_by_the_same_conditions(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    words = read_words(client.get(COMPANIES, {"name.starts": "ма", "parent.empty": "1"}))
    assert "Маяк" in words
    assert "Зенит" not in words
    assert client.get(COMPANIES, {"role": "1"}).status_code == 200
    assert client.get(COMPANIES, {"role.is": "1"}).status_code == 422
    dispatcher = english(world, house.dispatcher)
    assert dispatcher.get(COMPANIES, {"deleted": "only"}).status_code in (200, 422)


def test_another_field_begins_with_a_comparison_of_its_own(world: World) -> None:
    client = english(world, world.service.admin)
    draft = {"g.0": "all", "f.0.0": "position", "was.0.0": "banned", "o.0.0": "is", "v.0.0": "yes"}
    html = client.get(f"{CUSTOMERS}groups/", draft).content.decode()
    assert '<option value="contains" selected' in html
    assert ">yes</textarea>" not in html


def test_companies_are_offered_by_name(world: World) -> None:
    answer = english(world, world.service.admin).get(f"{CUSTOMERS}filter/", headers=PART)
    offered = re.findall(r'name="company" value="\d+"[^>]*><span>([^<]+)<', answer.content.decode())
    assert len(offered) > 1
    assert offered == sorted(offered)


def test_where_nothing_is_deleted_no_condition_is_blamed(world: World) -> None:
    client = english(world, world.service.admin)
    words = read_words(client.get("/office/roles/?deleted=only"))
    assert "Nothing deleted here" in words
    assert "in the way" not in words


def test_options_begin_with_what_begins_so(world: World) -> None:
    """However many others hold the letters, and were there before."""
    house = world.service
    names = [*(f"{letter}{number} ромашка" for letter in "абв" for number in range(20)), "Ромашка"]
    Company.objects.bulk_create(
        Company(
            organization=house.organization,
            name=name,
            sort_key=make_sort_key(name),
            search_text=make_search_text(name),
        )
        for name in names
    )
    asked = {"field": "company", "name": "company", "q": "ромашка"}
    answer = english(world, house.admin).get(f"{CUSTOMERS}options/", asked)
    words = read_words(answer)
    assert "Ромашка" in words and "б9 ромашка" not in words
    assert words.index("Ромашка") < words.index("а0 ромашка") < words.index("а1 ромашка")


def test_a_company_that_is_not_seen_is_mentioned_without_its_name(world: World) -> None:
    """Else the column would say that there is none."""
    house = world.service
    technician = english(world, house.technician)
    answers = {
        "customer": technician.get(CUSTOMERS, {"q": house.customer.last_name, "cols": "company"}),
        "tower": technician.get("/office/assets/", {"q": house.tower.name, "cols": "company"}),
    }
    for name, answer in answers.items():
        assert cells_after_names(answer) == ["…"], name
    Company.objects.filter(pk=house.mayak.pk).update(deleted_at=world.at)
    asked = {"q": house.depot.name, "cols": "company"}
    assert cells_after_names(english(world, house.admin).get("/office/assets/", asked)) == [""]


def cells_after_names(answer: Any) -> list[str]:
    found = r'<td class="c-main">.*?</td>\s*<td[^>]*>(.*?)</td>'
    return re.findall(found, answer.content.decode(), re.DOTALL)
