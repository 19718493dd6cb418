"""Does the outbox show how letters fared, and what stands in them to nobody else?"""

from email.message import EmailMessage
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.letters.models import Letter, LetterState
from naryad.letters.outbox import keep_message
from naryad.people.models import Person
from tests.web.pages import PART, english, read_form, read_link, read_words
from tests.world import FOREIGN_WORD, World

HERE = "/office/letters/"


@pytest.fixture(autouse=True)
def _own_folder(settings: object, tmp_path: Path) -> None:
    settings.DATA_FOLDER = tmp_path  # type: ignore[attr-defined]


def _write(world: World, person: Person, *, number: int = 0, **more: object) -> Letter:
    given: dict[str, object] = {
        "kind": "invitation",
        "state": LetterState.WAITING,
        **more,
    }
    letter: Letter = Letter.objects.create(
        organization_id=person.organization_id,
        subject_id=person.pk,
        person=person,
        to=person.email,
        language="en",
        message_id=f"<letter-{person.pk}-{number}@example>",
        created_at=world.at,
        next_try_at=world.at,
        **given,
    )
    return letter


def _keep(letter: Letter) -> None:
    message = EmailMessage()
    message.set_content("Hello <b>\n\nhttps://service.example/activate/secret-word\n")
    message.add_alternative("<p onclick='x()'>Hello, html</p>", subtype="html")
    keep_message(letter, message)


def test_a_row_says_to_whom_how_far_and_what_the_server_answered(world: World) -> None:
    house = world.service
    _write(world, house.customer, state=LetterState.REFUSED, answer="550 no such mailbox")
    _write(world, house.technician, attempts=2, is_possibly_doubled=True)
    words = read_words(english(world, house.head).get(HERE))
    assert "customer@service.example Invitation" in words
    assert "Refused" in words
    assert "550 no such mailbox" in words
    assert "Delayed possibly sent twice" in words


def test_the_outbox_narrows_by_state_and_address(world: World) -> None:
    house = world.service
    _write(world, house.customer, state=LetterState.REFUSED)
    _write(world, house.technician)
    client = english(world, house.admin)
    refused = read_words(client.get(f"{HERE}?state=refused", headers=PART))
    assert "customer@" in refused
    assert "technician@" not in refused
    assert "technician@" in read_words(client.get(f"{HERE}?q=TECHN", headers=PART))
    assert "technician@" not in read_words(client.get(f"{HERE}?state=doubled", headers=PART))


def test_pages_follow_one_another(world: World) -> None:
    for number in range(70):
        _write(world, world.service.customer, number=number)
    client = english(world, world.service.admin)
    second = client.get(read_link(client.get(HERE), "next"))
    assert second.status_code == 200
    assert read_link(second, "prev")
    assert not read_link(second, "next")


def test_a_letter_shows_its_way_and_leads_to_the_person(world: World) -> None:
    house = world.service
    letter = _write(world, house.customer, attempts=3, answer="451 try later")
    page = english(world, house.head).get(f"{HERE}{letter.pk}/")
    words = read_words(page)
    assert "451 try later" in words
    assert "Tries 3" in words
    assert f'href="/office/people/{house.customer.pk}/"' in page.content.decode()
    assert "kept nowhere" in words


def test_administrators_read_what_was_kept_as_text_with_links(world: World) -> None:
    letter = _write(world, world.service.customer, state=LetterState.ACCEPTED)
    _keep(letter)
    html = english(world, world.service.admin).get(f"{HERE}{letter.pk}/").content.decode()
    assert 'href="https://service.example/activate/secret-word"' in html
    assert "Hello &lt;b&gt;" in html


def test_the_frame_of_a_letter_lets_nothing_run(world: World) -> None:
    letter = _write(world, world.service.customer, state=LetterState.ACCEPTED)
    _keep(letter)
    answer = english(world, world.service.admin).get(f"{HERE}{letter.pk}/body/")
    assert "Hello, html" in answer.content.decode()
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert "script" not in policy


def test_nobody_but_administrators_reads_a_link_that_opens_an_account(world: World) -> None:
    house = world.service
    letter = _write(world, house.admin, state=LetterState.ACCEPTED)
    _keep(letter)
    head = english(world, house.head)
    assert "secret-word" not in head.get(f"{HERE}{letter.pk}/").content.decode()
    assert head.get(f"{HERE}{letter.pk}/body/").status_code == 404


def test_letters_about_a_login_are_its_owners_alone(world: World) -> None:
    house = world.service
    letter = _write(world, house.customer, kind="password", state=LetterState.ACCEPTED)
    _keep(letter)
    client = english(world, house.admin)
    assert client.get(f"{HERE}{letter.pk}/").status_code == 404
    assert client.get(f"{HERE}{letter.pk}/body/").status_code == 404
    assert "New password" not in read_words(client.get(HERE))


def test_an_invitation_is_sent_once_more_from_its_letter(world: World) -> None:
    house = world.service
    person = house.loner
    Person.objects.filter(pk=person.pk).update(email="loner@service.example")
    person.refresh_from_db()
    letter = _write(world, person, state=LetterState.REFUSED)
    client = english(world, house.admin)
    path = f"/office/people/{person.pk}/invitation/"
    sent = read_form(client.get(f"{HERE}{letter.pk}/"), path).filled()
    assert client.post(path, sent).status_code == 303
    assert Letter.objects.filter(person=person, state=LetterState.WAITING).count() == 1


def test_letters_of_another_organization_are_not_there(world: World) -> None:
    letter = _write(world, world.other.customer)
    client = english(world, world.service.admin)
    assert client.get(f"{HERE}{letter.pk}/").status_code == 404
    assert client.get(f"{HERE}{letter.pk}/body/").status_code == 404
    assert FOREIGN_WORD not in client.get(HERE).content.decode()


@pytest.mark.parametrize(
    ("who", "list_status", "letter_status"),
    [("dispatcher", 403, 404), ("technician", 403, 404), ("customer", 404, 404)],
)
def test_the_outbox_is_for_those_who_may_see_it(
    world: World, who: str, list_status: int, letter_status: int
) -> None:
    letter = _write(world, world.service.customer)
    client = english(world, world.service.people[who])
    assert client.get(HERE).status_code == list_status
    assert client.get(f"{HERE}{letter.pk}/").status_code == letter_status


def test_a_page_is_read_in_few_queries(world: World, django_assert_max_num_queries: object) -> None:
    for number in range(60):
        _write(world, world.service.customer, number=number)
    client = english(world, world.service.admin)
    client.get(HERE)
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        client.get(HERE)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=on-the-way", {"technician"}),
        ("state=doubled", {"technician"}),
        ("kind=invitation", {"customer", "technician"}),
        ("kind=test", set()),
        ("channel=SMS", set()),
        ("language=en", {"customer", "technician"}),
        ("language=ru", set()),
        ("q=t", {"technician"}),
        ("q=u", set()),
        ("attempts.after=1", {"technician"}),
        ("to=~customer@", {"customer"}),
        ("answer=~mailbox", {"customer"}),
        ("written=today&state=refused", {"customer"}),
    ],
)
def test_conditions_find_letters(world: World, query: str, found: set[str]) -> None:
    house = world.service
    _write(world, house.customer, state=LetterState.REFUSED, answer="550 no such mailbox")
    _write(world, house.technician, attempts=2, is_possibly_doubled=True)
    words = read_words(english(world, house.head).get(f"{HERE}?{query}", headers=PART))
    assert {key for key in ("customer", "technician") if f"{key}@" in words} == found


def test_letters_of_a_person_are_found_by_whom_one_sees(world: World) -> None:
    house, other = world.service, world.other
    _write(world, house.customer)
    _write(world, house.technician)
    client = english(world, house.head)
    words = read_words(client.get(f"{HERE}?person={house.customer.pk}", headers=PART))
    assert "customer@" in words
    assert "technician@" not in words
    assert "@" not in read_words(client.get(f"{HERE}?person={other.customer.pk}", headers=PART))


def test_a_letter_stands_beside_its_list(world: World) -> None:
    letter = _write(world, world.service.customer, attempts=2, answer="451 try later")
    words = read_words(english(world, world.service.head).get(f"{HERE}?peek={letter.pk}"))
    assert "Server's answer 451 try later" in words


def test_a_page_of_letters_costs_the_same_for_one_and_for_many(world: World) -> None:
    client = english(world, world.service.admin)
    client.get(HERE, headers=PART)
    counts = []
    for first in (0, 30):
        for number in range(first, first + 30):
            _write(world, world.service.customer, number=number)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(HERE, headers=PART).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10
