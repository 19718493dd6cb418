"""Does the journal tell who signed in and who changed whose rights?"""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.access.permissions import Permission
from naryad.accounts.models import SignIn
from naryad.history.models import Event
from naryad.history.recording import Change, record
from naryad.lists.fields import Asker, find_targets
from naryad.lists.journal import searching
from naryad.lists.models import JournalLine
from naryad.people import actions
from naryad.people.acting import today_of
from naryad.people.models import Person
from naryad.web.office.journal_list import open_journal
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


def test_the_search_finds_what_people_did_and_what_was_done_to_them(world: World) -> None:
    house = world.service
    _sign_in(world, house.technician, minutes=1, outcome="REFUSED")
    _give_role(world, minutes=2)
    client = english(world, house.head)
    found = _read_rows(client.get(f"{HERE}?q=зайц", headers=PART))
    assert "Role given" in found
    assert "Wrong password" not in found
    by_mail = _read_rows(client.get(f"{HERE}?q=technician@service", headers=PART))
    assert "Wrong password" in by_mail
    assert "Role given" not in by_mail
    nobody = read_words(client.get(f"{HERE}?q={FOREIGN_WORD}", headers=PART))
    assert "Search: zqforeignqz" in nobody


def test_a_search_that_finds_very_many_people_finds_their_lines(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_FEW", 1)
    _sign_in(world, world.service.technician, minutes=1)
    _give_role(world, minutes=2)
    found = read_words(english(world, world.service.head).get(f"{HERE}?q=service.example"))
    assert "Signed in" in found
    assert "Role given" in found


@pytest.mark.parametrize(
    ("query", "done", "given", "refused"),
    [
        ("kind=sign-ins", True, False, True),
        ("kind=failed", False, False, True),
        ("kind=rights", False, True, False),
        ("kind=REFUSED&kind=person.role_given", False, True, True),
        ("kind.not=DONE", False, True, True),
        ("who={head}", True, False, False),
        ("who={admin}", False, True, False),
        ("who.not={admin}", True, False, True),
        ("who=me", True, False, False),
        ("whom={customer}", False, True, False),
        ("whom.not={customer}", True, False, True),
        ("whom.filled=1", False, True, False),
        ("person={customer}", False, True, False),
        ("person={admin}", False, True, False),
        ("person.empty=1", False, False, False),
        ("role={lead}", False, False, False),
        ("role.empty=1", True, True, True),
        ("subject=person", False, True, False),
        ("subject=role", False, False, False),
        ("subject.empty=1", True, False, True),
        ("address=~203.0.113.7", True, False, True),
        ("address.is=198.51.100.1", False, False, False),
        ("at=2020-01-01", False, False, False),
        ("at={today}", True, True, True),
        ("at.before={today}", False, False, False),
    ],
)
def test_conditions_find_lines(
    world: World, query: str, done: bool, given: bool, refused: bool
) -> None:
    house = world.service
    SignIn.objects.all().delete()
    _sign_in(world, house.head, minutes=1)
    _sign_in(world, house.technician, minutes=2, outcome="REFUSED")
    _give_role(world, minutes=3)
    said = query.format(
        head=house.head.pk,
        admin=house.admin.pk,
        customer=house.customer.pk,
        lead=house.roles["LEAD"].pk,
        today=today_of(house.organization, at=world.at),
    )
    rows = _read_rows(english(world, house.head).get(f"{HERE}?{said}", headers=PART))
    found = tuple(each in rows for each in ("Signed in", "Role: Lead customer", "Wrong password"))
    assert found == (done, given, refused)


def test_changes_of_a_role_are_found_by_it(world: World) -> None:
    house = world.service
    role = house.roles["LEAD"]
    change = Change("role.edited", "role", role.pk, {"name": {"old": "A", "new": "B"}})
    record([change], by=world.actor(house.admin), at=world.at + timedelta(minutes=1))
    client = english(world, house.head)
    rows = _read_rows(client.get(f"{HERE}?role={role.pk}", headers=PART))
    assert "Role changed" in rows
    assert f'href="/office/roles/{role.pk}/"' in client.get(HERE).content.decode()


def test_a_line_stands_beside_the_journal_with_ways_to_the_lines_of_its_people(
    world: World,
) -> None:
    house = world.service
    _give_role(world, minutes=1)
    line = JournalLine.objects.filter(organization_id=house.id, who_id=house.admin.pk).latest("at")
    answer = english(world, house.head).get(f"{HERE}peek/{line.pk}/", headers=PART)
    words = read_words(answer)
    assert "Role given" in words
    assert "Whom Захар Зайцев" in words
    for person in (house.admin, house.customer):
        assert f'href="{HERE}?person={person.pk}"' in answer.content.decode()


def test_options_name_whom_the_journal_names_and_find_them_by_name_alone(world: World) -> None:
    """To one who sees the journal and nobody's card."""
    house = world.service
    loner = house.loner
    actor = world.with_permissions(world.actor(house.head), Permission.SEE_JOURNAL)
    who = open_journal(Asker(actor, world.at, ZoneInfo("UTC"))).asked.fields["who"]

    def find(words: str) -> dict[int, str]:
        return find_targets(who, words, actor=actor, most=9)

    assert loner.pk not in find(loner.last_name)
    change = Change("person.invited", "person", loner.pk)
    record([change], by=world.actor(house.admin), at=world.at)
    assert find(loner.last_name) == {loner.pk: loner.name}
    assert find(loner.phone[-7:]) == {}


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


def test_a_page_costs_the_same_for_one_and_for_many(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    change = Change("role.edited", "role", house.roles["LEAD"].pk)
    record([change], by=world.actor(house.admin), at=world.at + timedelta(minutes=99))
    client.get(HERE, headers=PART)
    counts = []
    for first in (0, 30):
        for minute in range(first, first + 30):
            _sign_in(world, world.service.technician, minutes=minute)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(HERE, headers=PART).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 13


def _with_two_pages(world: World) -> object:
    for minute in range(60):
        _sign_in(world, world.service.technician, minutes=minute)
    return english(world, world.service.admin).get(HERE)


def _read_rows(answer: object) -> str:
    """The words of the table alone: conditions repeat those of its cells."""
    html = answer.content.decode()  # type: ignore[attr-defined]
    return html.partition("<tbody>")[2].partition("</tbody>")[0]


def _moments(answer: object) -> list[str]:
    html = answer.content.decode()  # type: ignore[attr-defined]
    return html.partition("<tbody>")[2].partition("</tbody>")[0].split('<time datetime="')[1:]
