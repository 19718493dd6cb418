"""Does a list ask what its address says, refuse what it may not, and say the same again?"""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest

from naryad.access.kind import Kind
from naryad.core.conditions.operators import Operator
from naryad.core.conditions.tree import AllOf, AnyOf, Condition, Not, write_tree
from naryad.core.errors import Invalid
from naryad.lists.addresses import read_question, write_question
from naryad.lists.fields import Asker, Width
from naryad.lists.noun_lists import NounList
from naryad.lists.people.people_list import list_people
from naryad.lists.questions import Density, Layout, Order, Question, Show, Shown
from naryad.people.actions import edit_people
from naryad.people.models import Person
from tests.people.inputs import edit_of
from tests.web.pages import PART, english, read_words
from tests.web.people.crowds import LISTS, OF_THE_CAST, links_on, seen_in
from tests.world import World

CUSTOMERS = LISTS[Kind.CUSTOMER]


def customers_of(world: World, person: Person) -> NounList[Any]:
    asker = Asker(world.actor(person), world.at, ZoneInfo("Europe/Moscow"))
    return list_people(Kind.CUSTOMER, asker)


def test_every_question_is_said_and_read_again(world: World) -> None:
    house = world.service
    asked = customers_of(world, house.admin)
    either = AnyOf(
        (Condition("banned", Operator.IS, ("yes",)), Condition("position", Operator.EMPTY))
    )
    parts = (
        Condition("position", Operator.CONTAINS, ("инж", "~x")),
        Condition("company", Operator.IS, (str(house.zenit.pk), "none")),
        Condition("area", Operator.IS_NOT, (str(house.north.pk),)),
        Condition("seen", Operator.BETWEEN, ("2026-01-01", "today")),
        Condition("email", Operator.IS, ("a@b.example",)),
        Condition("phone", Operator.EMPTY),
        Condition("phone", Operator.FILLED),
        Condition("invitation", Operator.IS, ("sent",)),
        either,
        Not(either),
    )
    columns = (Shown("name"), Shown("email", Width.WIDE))
    for question in (
        Question(),
        *(Question(where=part) for part in parts),
        Question("зайц", AllOf(parts), Show.ALL, Order("seen", True), columns, Density.ROOMY, "7"),
        Question(layout=Layout.CARDS),
    ):
        said = write_question(question, asked)
        given: dict[str, list[str]] = {}
        for name, value in said:
            given.setdefault(name, []).append(value)
        assert read_question(given, asked) == question, said


def test_simple_conditions_stay_readable(world: World) -> None:
    asked = customers_of(world, world.service.admin)
    question = Question().asking(
        Condition("company", Operator.IS, ("12", "15")),
        Condition("position", Operator.CONTAINS, ("инж",)),
        Condition("seen", Operator.BEFORE, ("today",)),
    )
    assert write_question(question, asked) == (
        ("company", "12"),
        ("company", "15"),
        ("position", "~инж"),
        ("seen.before", "today"),
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("position=~завх", {"customer"}),
        ("position=завх", {"customer"}),
        ("position.is=Завхоз", {"customer"}),
        ("position.is=Завх", set()),
        ("position.filled=1", {"customer"}),
        ("position.is=нет%0AЗАВХОЗ%0Aникто", {"customer"}),
        ("position.empty=1&banned=yes", {"banned"}),
        ("email.starts=two@", {"customer_of_two"}),
        ("seen.empty=1&banned=only", {"banned"}),
        ("added=today&banned=yes", {"banned"}),
        ("added.before=today", set()),
        ("invitation=not-sent&invitation=activated", OF_THE_CAST),
    ],
)
def test_conditions_of_every_kind_find_whom_they_should(
    world: World, query: str, found: set[str]
) -> None:
    house = world.service
    by = world.actor(house.admin)
    edit_people([edit_of(by, house.customer, position="Завхоз")], by=by, at=world.at)
    answer = english(world, house.admin).get(f"{CUSTOMERS}?{query}")
    assert seen_in(answer, house) == found


def test_groups_of_conditions_find_whom_they_should(world: World) -> None:
    house = world.service
    tree = AllOf(
        (
            AnyOf(
                (
                    Condition("company", Operator.IS, (str(house.zenit.pk),)),
                    Condition("company", Operator.IS, ("none",)),
                )
            ),
            Not(Condition("banned", Operator.IS, ("yes",))),
        )
    )
    answer = ask(world, house.admin, tree)
    assert seen_in(answer, house) == OF_THE_CAST - {"banned", "customer_of_two"}
    assert "Company: Зенит or Company: none" in read_words(answer)


def ask(world: World, person: Person, tree: Any, *, part: bool = False) -> Any:
    query = {"where": tree if isinstance(tree, str) else json.dumps(write_tree(tree))}
    headers = PART if part else {}
    return english(world, person).get(CUSTOMERS, query, headers=headers)


HIDDEN: Sequence[Any] = (
    Condition("role", Operator.IS, ("1",)),
    Condition("role", Operator.EMPTY),
    Not(Condition("role", Operator.IS, ("1",))),
    Condition("salary", Operator.IS, ("1",)),
    Condition("sort_key", Operator.IS, ("1",)),
    Condition("person__password", Operator.CONTAINS, ("1",)),
)


@pytest.mark.parametrize("tree", HIDDEN)
@pytest.mark.parametrize("part", [False, True])
def test_a_hidden_or_unknown_field_is_refused_with_a_way_out(
    world: World, tree: Any, part: bool
) -> None:
    answer = ask(world, world.service.technician, tree, part=part)
    assert answer.status_code == 422
    assert "or it is hidden from you" in read_words(answer)
    assert links_on(answer, "The list without conditions") == [CUSTOMERS]
    assert seen_in(answer, world.service) == set()


@pytest.mark.parametrize("query", ["role=1", "role.not=1", "role.empty=1", "deleted=all", "x.is=1"])
def test_a_hidden_field_is_refused_in_readable_links_too(world: World, query: str) -> None:
    for part in ("", "filter/", "counters/", "groups/", "columns/"):
        answer = english(world, world.service.technician).get(f"{CUSTOMERS}{part}?{query}")
        assert answer.status_code == 422, part


def test_hidden_and_unknown_get_the_same_words(world: World) -> None:
    asked = customers_of(world, world.service.technician)
    said = set()
    for key in ("role", "rule"):
        with pytest.raises(Invalid) as refused:
            read_question({"where": [json.dumps({"field": key, "op": "empty"})]}, asked)
        said.add(str(refused.value.errors["where"]).replace(key, "…"))
    assert len(said) == 1


def test_nobody_can_order_by_what_is_hidden(world: World) -> None:
    for order in ("role", "-role", "email", "password", "-"):
        question = read_question({"sort": [order]}, customers_of(world, world.service.technician))
        assert question.order == Order(), order


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"all":[]}',
        '{"field":"seen","op":"is","value":"soon"}',
        '{"field":"company","op":"is","value":"x"}',
        '{"field":"banned","op":"contains","value":"x"}',
        "[" * 5000,
    ],
)
def test_a_tree_that_makes_no_sense_is_refused_in_words(world: World, text: str) -> None:
    assert ask(world, world.service.admin, text).status_code == 422


def test_500_pasted_values_are_taken_and_501_refused(world: World) -> None:
    client = english(world, world.service.admin)
    mail = "\n".join(["none@x.example"] * 1 + [f"m{at}@x.example" for at in range(498)])
    asked = f"{mail}\n{world.service.customer.email.upper()}"
    answer = client.get(CUSTOMERS, {"email.is": asked})
    assert seen_in(answer, world.service) == {"customer"}
    tree = {"field": "email", "op": "is", "value": ["x"] * 501}
    assert ask(world, world.service.admin, json.dumps(tree)).status_code == 422
    many = "\n".join(f"m{at}@x.example" for at in range(501))
    assert client.get(CUSTOMERS, {"email.is": many}).status_code == 422
    assert client.get(CUSTOMERS, {"position": "x" * 201}).status_code == 422


def test_a_form_leads_to_the_short_address(world: World) -> None:
    query = "op.=1&q=&op.position=starts&position=ин%0Aж&op.seen=is&seen=&seen=&banned="
    answer = english(world, world.service.admin).get(f"{CUSTOMERS}?{query}")
    assert answer.status_code == 303
    assert parse_qs(urlsplit(answer["Location"]).query) == {"position.starts": ["ин", "ж"]}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("seen.after=99999-01-01", "“99999-01-01” does not fit “Last seen”."),
        ('where={"field":"seen","op":"starts","value":"1"}', "“Last seen” cannot be compared"),
        ('where={"field":"position","op":"is"}', "“Position” has no value to compare with."),
    ],
)
def test_what_is_refused_is_called_as_the_list_calls_it(
    world: World, query: str, said: str
) -> None:
    answer = english(world, world.service.admin).get(f"{CUSTOMERS}?{query}")
    assert answer.status_code == 422
    assert said in read_words(answer)
