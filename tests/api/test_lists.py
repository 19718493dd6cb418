"""Does a list give all that is asked for, page by page, and refuse what it does not know?"""

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.companies import actions
from naryad.companies.input import clean_company
from tests.api.calling import Program, paths_of_errors, program_of
from tests.world import World


@pytest.fixture
def program(world: World) -> Program:
    return program_of(world, world.service.admin)


def _add(world: World, count: int) -> None:
    new = [clean_company({"name": f"Гора {n:03}", "kinds": ["CUSTOMER"]}) for n in range(count)]
    actions.add_companies(new, by=world.actor(world.service.admin), at=world.at)


def _walk(program: Program, path: str, **query: Any) -> list[dict[str, Any]]:
    found, cursor = [], None
    while True:
        page = program.get(path, **query, **({"cursor": cursor} if cursor else {}))
        found += page["items"]
        cursor = page["next"]
        if cursor is None:
            return found


@pytest.mark.parametrize("sort", ["-id", "id", "name", "-name", "inn"])
def test_pages_hold_everything_once_in_order(world: World, program: Program, sort: str) -> None:
    _add(world, 23)
    whole = program.get("companies", sort=sort, limit=200)["items"]
    assert _walk(program, "companies", sort=sort, limit=7) == whole
    key = sort.removeprefix("-")
    if key in ("id", "name"):
        values = [item[key] for item in whole]
        assert values == sorted(values, reverse=sort.startswith("-"))


def test_counts_are_told_when_they_are_asked_for(world: World, program: Program) -> None:
    exact = program.get("companies", count="exact", limit=1)
    assert exact["count"] == len(_walk(program, "companies"))
    assert program.get("companies", count="capped")["count"] == exact["count"]
    assert program.get("companies")["count"] is None


def test_conditions_stand_in_parameters_and_in_trees(world: World, program: Program) -> None:
    house = world.service
    north = program.get("people", areas=house.north.pk, kind="customer", limit=200)["items"]
    assert north and {item["kind"] for item in north} == {"customer"}
    assert all(house.north.pk in item["areas"] for item in north)
    tree = {
        "all": [
            {"field": "areas", "op": "is", "value": house.north.pk},
            {"field": "kind", "op": "is", "value": "customer"},
        ]
    }
    assert program.get("people", filter=json.dumps(tree), limit=200)["items"] == north
    assert [item["id"] for item in program.get("people", q="Зайцев")["items"]] == [
        house.customer.pk
    ]


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ({"limit": "0"}, "limit"),
        ({"limit": "201"}, "limit"),
        ({"limit": "ten"}, "limit"),
        ({"cursor": "made-up"}, "cursor"),
        ({"sort": "secret"}, "sort"),
        ({"fields": "password"}, "fields"),
        ({"count": "all"}, "count"),
        ({"deleted": "yes"}, "deleted"),
        ({"colour": "red"}, "colour"),
        ({"filter": "{"}, "filter"),
        ({"filter": '{"field": "secret", "op": "is", "value": 1}'}, "filter"),
        ({"kind": "alien"}, "kind"),
        ({"id": "me"}, "id"),
        ({"id": "1.5"}, "id"),
        ({"filter": '{"field": "id", "op": "after", "value": 1}'}, "filter"),
        ({"invitation": ""}, "invitation"),
        ({"page": "2"}, "page"),
    ],
)
def test_what_is_not_known_is_refused(program: Program, query: dict[str, str], path: str) -> None:
    answer = program.call("GET", "people", **query)
    assert answer.status_code == 422, answer.content
    assert paths_of_errors(json.loads(answer.content)) == [path]


def test_a_cursor_of_another_order_is_refused(world: World, program: Program) -> None:
    _add(world, 3)
    cursor = program.get("companies", limit=1)["next"]
    for path, query in (("companies", {"sort": "name"}), ("people", {})):
        answer = program.call("GET", path, cursor=cursor, **query)
        assert answer.status_code == 422


def test_whatever_can_be_read_can_be_asked_for_its_head(world: World, program: Program) -> None:
    for path in ("companies", f"companies/{world.service.zenit.pk}"):
        whole, head = program.call("GET", path), program.call("HEAD", path)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["Content-Length"] == str(len(whole.content))
        assert head.headers.get("ETag") == whole.headers.get("ETag")
    assert program.call("HEAD", f"companies/{10**17}").status_code == 404
    assert Program().call("HEAD", "companies").status_code == 401


def test_what_was_heard_of_is_fetched_by_its_ids(world: World, program: Program) -> None:
    house = world.service
    asked = [house.zenit.pk, house.mayak.pk, world.other.zenit.pk, 10**17]
    items = program.get("companies", id=asked)["items"]
    assert [item["id"] for item in items] == sorted(asked[:2], reverse=True)
    tree = json.dumps({"field": "id", "op": "not", "value": house.zenit.pk})
    others = program.get("companies", filter=tree, limit=200)["items"]
    assert house.zenit.pk not in [item["id"] for item in others] and len(others) > 1
    customer = program_of(world, house.customer)
    assert [item["id"] for item in customer.get("companies", id=asked)["items"]] == [house.zenit.pk]


def test_fields_are_chosen(program: Program) -> None:
    items = program.get("people", fields="last_name,kind")["items"]
    assert {tuple(sorted(item)) for item in items} == {("id", "kind", "last_name")}


def test_deleted_items_are_for_whoever_may_see_them(world: World, program: Program) -> None:
    gone = world.service.deleted.pk
    assert gone not in [item["id"] for item in _walk(program, "people")]
    only = program.get("people", deleted="only", limit=200)["items"]
    assert gone in [item["id"] for item in only]
    assert all(item["deleted"] for item in only)
    assert program.call("GET", f"people/{gone}").status_code == 404
    assert program.get(f"people/{gone}", deleted="all")["deleted"] is True
    dispatcher = program_of(world, world.service.dispatcher)
    assert dispatcher.call("GET", "people", deleted="only").status_code == 403


def test_a_customer_cannot_ask_by_what_no_item_shows(world: World) -> None:
    program = program_of(world, world.service.customer)
    (item,) = program.get("companies")["items"]
    assert item["name"] and item["note"] is None and item["contact_persons"] is None
    for name in ("inn", "note", "external_id"):
        assert program.call("GET", "companies", **{name: "1"}).status_code == 422


@pytest.mark.parametrize("noun", ["people", "companies", "roles", "areas"])
def test_the_number_of_queries_does_not_grow(world: World, program: Program, noun: str) -> None:
    def count(limit: int) -> int:
        with CaptureQueriesContext(connection) as queries:
            program.get(noun, limit=limit)
        return len(queries)

    program.get("me")  # notes that the token is used
    few = count(10)
    assert count(200) == few <= 25


@pytest.fixture
def contacts(world: World, program: Program) -> None:
    """Of two companies, four whom one calls."""
    house = world.service
    rows = {
        house.zenit: [
            {"name": "Фёдор Ель", "position": "Engineer", "phone": "+79161234567"},
            {"name": "Анна", "note": "100% of the time"},
        ],
        house.mayak: [{"name": "Борис", "email": "b@example.com"}, {"name": "Анна"}],
    }
    for company, sent in rows.items():
        program.patch(f"companies/{company.pk}", {"contact_persons": sent})


def _names(program: Program, **query: Any) -> list[str]:
    return [row["name"] for row in program.get("contacts", **query)["items"]]


@pytest.mark.usefixtures("contacts")
@pytest.mark.parametrize("sort", ["company", "-company", "name", "-name"])
def test_contacts_stand_in_the_order_that_was_asked_for(program: Program, sort: str) -> None:
    whole = program.get("contacts", sort=sort, limit=200)["items"]
    for limit in (1, 2, 3):
        assert _walk(program, "contacts", sort=sort, limit=limit) == whole
    values = [row[sort.removeprefix("-")] for row in whole]
    assert values == sorted(values, reverse=sort.startswith("-"))
    cursor = program.get("contacts", sort=sort, limit=1)["next"]
    other = {"name": "-name", "-name": "name"}.get(sort, "name")
    assert program.call("GET", "contacts", sort=other, cursor=cursor).status_code == 422


@pytest.mark.usefixtures("contacts")
def test_contacts_are_sought_and_asked_for_as_other_items_are(
    world: World, program: Program
) -> None:
    house = world.service
    assert _names(program, q="федор ENGIN") == ["Фёдор Ель"]
    assert _names(program, q="100%") == ["Анна"]
    assert _names(program, q="федор b@example.com") == []
    assert _names(program, name="анна", company=house.zenit.pk) == ["Анна"]
    both = [house.zenit.pk, house.mayak.pk]
    assert len(_names(program, company=both)) == 4
    without_phone = {"field": "phone", "op": "empty"}
    found = {"all": [without_phone, {"not": {"field": "name", "op": "starts", "value": "бор"}}]}
    assert _names(program, filter=json.dumps(found), sort="company") == ["Анна", "Анна"]
    assert program.get("contacts", name="Анна", count="exact", limit=1)["count"] == 2
    assert program.get("contacts", company=world.other.zenit.pk)["items"] == []


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ({"colour": "red"}, "colour"),
        ({"deleted": "all"}, "deleted"),
        ({"sort": "phone"}, "sort"),
        ({"company": "zenit"}, "company"),
        ({"company": ["1", ""]}, "company"),
        ({"cursor": "made-up"}, "cursor"),
        ({"filter": '{"field": "inn", "op": "is", "value": 1}'}, "filter"),
        ({"q": "a" * 201}, "q"),
    ],
)
def test_what_contacts_do_not_know_is_refused(
    program: Program, query: dict[str, Any], path: str
) -> None:
    answer = program.call("GET", "contacts", **query)
    assert answer.status_code == 422, answer.content
    assert paths_of_errors(json.loads(answer.content)) == [path]


def test_contacts_come_page_by_page(world: World, program: Program) -> None:
    house = world.service
    for company, names in ((house.zenit, ("А", "Б", "В")), (house.mayak, ("Г",))):
        rows = [{"name": name} for name in names]
        program.patch(f"companies/{company.pk}", {"contact_persons": rows})
    whole = program.get("contacts", limit=200)["items"]
    assert _walk(program, "contacts", limit=2) == whole
    ours = program.get("contacts", company=house.zenit.pk)["items"]
    assert [row["name"] for row in ours] == ["А", "Б", "В"]
    counted = program.get("contacts", company=house.zenit.pk, count="exact", fields="name", limit=1)
    assert (counted["items"], counted["count"]) == ([{"name": "А"}], 3)
    assert program.get("contacts", count="capped")["count"] == len(whole)


def test_words_are_sought_whole_or_refused(program: Program) -> None:
    """Of longer ones than anything kept the end would be looked for nowhere."""
    assert program.get("people", q="a" * 200)["items"] == []
    answer = program.call("GET", "people", q="a" * 201)
    assert (answer.status_code, paths_of_errors(answer.json())) == (422, ["q"])


def test_words_tell_a_customer_nothing_that_no_item_shows(world: World) -> None:
    """Whoever guesses a code letter by letter would find it out else."""
    house = world.service
    office = program_of(world, house.admin)
    office.patch(f"companies/{house.zenit.pk}", {"external_id": "zz-company"})
    office.patch(f"assets/{house.lift.pk}", {"number": "zz-number", "tags": ["zz-tag"]})
    customer = program_of(world, house.lead_customer)
    assert office.get("companies", q="zz-company")["items"]
    assert customer.get("companies", q="zz-company")["items"] == []
    for word in ("zz-number", "zz-tag"):
        assert office.get("assets", q=word)["items"]
        assert customer.get("assets", q=word)["items"] == []
    name = customer.get(f"assets/{house.lift.pk}")["name"]
    found = customer.get("assets", q=f"{name.upper()} l-100")["items"]
    assert house.lift.pk in [each["id"] for each in found]
    assert customer.get("people", q="Зайцев")["items"]
