"""Does the journal tell who signed in and who changed whose rights?"""

from datetime import timedelta

import pytest

from naryad.accounts.models import SignIn
from naryad.history.models import Event
from naryad.people import actions
from naryad.people.models import Person
from tests.web.pages import PART, english, read_link, read_words
from tests.world import FOREIGN_WORD, World

HERE = "/office/journal/"


def _sign_in(world: World, person: Person, *, minutes: int, outcome: str = "DONE") -> None:
    SignIn.objects.create(
        organization_id=person.organization_id,
        login=world.login(person),
        person=person,
        outcome=outcome,
        address="203.0.113.7",
        device="Firefox",
        at=world.at + timedelta(minutes=minutes),
    )


def _give_role(world: World, *, minutes: int) -> None:
    house = world.service
    actions.give_roles(
        [house.customer.pk],
        role_id=house.roles["LEAD"].pk,
        by=world.actor(house.admin),
        at=world.at + timedelta(minutes=minutes),
    )


def test_sign_ins_and_changes_of_rights_stand_together_newest_first(world: World) -> None:
    _sign_in(world, world.service.technician, minutes=1, outcome="REFUSED")
    _give_role(world, minutes=2)
    _sign_in(world, world.service.technician, minutes=3)
    words = read_words(english(world, world.service.head).get(HERE))
    done, given, wrong = (
        words.index(each) for each in ("Signed in", "Role given", "Wrong password")
    )
    assert done < given < wrong
    assert "Захар Зайцев" in words
    assert "Role: Lead customer" in words
    assert "203.0.113.7 · Firefox" in words


def test_the_journal_narrows_to_one_sort_and_one_person(world: World) -> None:
    house = world.service
    _sign_in(world, house.technician, minutes=1)
    _sign_in(world, house.head, minutes=1)
    _give_role(world, minutes=2)
    client = english(world, house.head)
    assert "Role given" not in read_words(client.get(f"{HERE}?kind=sign-ins", headers=PART))
    assert "Signed in" not in read_words(client.get(f"{HERE}?kind=rights", headers=PART))
    about = read_words(client.get(f"{HERE}?person={house.customer.pk}", headers=PART))
    assert "Role given" in about
    assert "Титов" not in about
    by_admin = read_words(client.get(f"{HERE}?person={house.admin.pk}", headers=PART))
    assert "Role given" in by_admin


def test_pages_follow_one_another_without_a_gap_or_a_double(world: World) -> None:
    for minute in range(60):
        # Two of one moment, and an event between them now and then.
        _sign_in(world, world.service.technician, minutes=minute)
        _sign_in(world, world.service.technician, minutes=minute, outcome="ENDED")
    _give_role(world, minutes=30)
    client = english(world, world.service.admin)
    seen: list[str] = []
    path, pages = HERE, []
    while path:
        answer = client.get(path)
        pages.append(answer)
        seen += [piece.partition('"')[0] for piece in _moments(answer)]
        path = read_link(answer, "next")
    everything = SignIn.objects.filter(organization=world.service.id).count()
    everything += len(Event.objects.filter(organization=world.service.id, kind="person.role_given"))
    assert len(seen) >= everything
    assert seen == sorted(seen, reverse=True)
    back = client.get(read_link(pages[2], "prev"))
    assert list(_moments(back)) == list(_moments(pages[1]))


@pytest.mark.parametrize(
    "query", ["?page=x", "?kind=all&person=abc", "?person=99999999999999999999", "?person=0"]
)
def test_the_journal_never_breaks_on_its_address(world: World, query: str) -> None:
    assert english(world, world.service.admin).get(f"{HERE}{query}").status_code == 200


def test_a_token_of_another_list_is_the_first_page(world: World) -> None:
    client = english(world, world.service.admin)
    token = read_link(_with_two_pages(world), "next").partition("page=")[2]
    for path in (HERE, "/office/companies/", "/office/letters/"):
        assert client.get(f"{path}?page={token}").status_code == 200


def test_a_stranger_to_the_reader_is_named_and_not_linked(world: World) -> None:
    """The journal is about the whole organization; cards stay with those who may see them."""
    house = world.service
    _sign_in(world, house.deleted, minutes=1)
    answer = english(world, house.head).get(HERE)
    assert "Ульяна Удалова" in read_words(answer)
    assert f'href="/office/people/{house.deleted.pk}/"' not in answer.content.decode()


def test_the_search_for_a_person_leads_to_their_lines_or_asks_whom_one_means(
    world: World,
) -> None:
    client = english(world, world.service.head)
    one = client.get(HERE, {"q": "зайц", "kind": "rights"})
    assert one.status_code == 303
    assert one.headers["Location"] == f"{HERE}?kind=rights&person={world.service.customer.pk}"
    several = client.get(HERE, {"q": "service.example"})
    assert "Which one?" in read_words(several)
    assert f"person={world.service.head.pk}" in several.content.decode()
    assert "Nobody is called that." in read_words(client.get(HERE, {"q": FOREIGN_WORD}))


def test_the_journal_of_another_organization_is_another(world: World) -> None:
    _sign_in(world, world.other.technician, minutes=1)
    _sign_in(world, world.service.shared, minutes=1)
    client = english(world, world.service.admin)
    for query in ("", "?kind=sign-ins", f"?person={world.other.technician.pk}", "?q=другая"):
        assert FOREIGN_WORD not in client.get(f"{HERE}{query}").content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("dispatcher", 403), ("technician", 403), ("customer", 404)]
)
def test_the_journal_is_for_those_who_may_see_it(world: World, who: str, status: int) -> None:
    assert english(world, world.service.people[who]).get(HERE).status_code == status


def test_a_page_is_read_in_few_queries(world: World, django_assert_max_num_queries: object) -> None:
    for minute in range(60):
        _sign_in(world, world.service.technician, minutes=minute)
    client = english(world, world.service.admin)
    client.get(HERE)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get(HERE)


def _with_two_pages(world: World) -> object:
    for minute in range(60):
        _sign_in(world, world.service.technician, minutes=minute)
    return english(world, world.service.admin).get(HERE)


def _moments(answer: object) -> list[str]:
    html = answer.content.decode()  # type: ignore[attr-defined]
    return html.partition("<tbody>")[2].partition("</tbody>")[0].split('<time datetime="')[1:]
