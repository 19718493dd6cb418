"""What does somebody see and change while looking with another person's eyes?"""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from naryad.accounts.models import Membership
from naryad.history.models import Event
from naryad.people.actions import view_as
from naryad.people.models import Person, PersonRole
from tests.world import World


def look_through(world: World, person: Person, *, by: Person | None = None) -> Client:
    client = world.client(by or world.service.head)
    answer = client.post(f"/office/people/{person.pk}/view/")
    assert (answer.status_code, answer.headers.get("Location")) == (303, "/")
    return client


def test_one_sees_the_persons_side_and_both_histories_tell(world: World) -> None:
    customer, head = world.service.customer, world.service.head
    client = look_through(world, customer)
    assert client.get("/").headers["Location"] == "/portal/"
    page = client.get("/portal/").content.decode()
    assert customer.first_name in page
    assert 'action="/office/view/end/"' in page
    events = Event.objects.filter(kind__startswith="person.view_started").order_by("pk")
    assert [(each.subject_id, each.actor) for each in events] == [
        (customer.pk, head),
        (head.pk, head),
    ]


def test_it_ends_by_the_button_and_the_histories_tell(world: World) -> None:
    customer, head = world.service.customer, world.service.head
    client = look_through(world, customer)
    answer = client.post("/office/view/end/")
    assert answer.headers["Location"] == f"/office/people/{customer.pk}/"
    assert client.get("/").headers["Location"] == "/office/"
    ended = Event.objects.filter(kind__startswith="person.view_ended")
    assert sorted(ended.values_list("subject_id", flat=True)) == sorted([customer.pk, head.pk])


def test_it_ends_by_itself_after_thirty_minutes(world: World) -> None:
    client = look_through(world, world.service.customer)
    session = client.session
    session["view_as"] |= {"until": timezone.now().isoformat()}
    session.save()
    assert client.get("/").headers["Location"] == "/office/"


def test_nothing_can_be_changed(world: World) -> None:
    client = look_through(world, world.service.dispatcher)
    for path in (
        "/profile/",
        "/language/",
        "/office/people/new/",
        "/organization/",
        "/profile/theme/",
    ):
        assert client.post(path, {"language": "en"}).status_code == 403
    assert client.post("/sign-out/").status_code == 303


@pytest.mark.parametrize(
    "path", ["/profile/", "/profile/password/", "/profile/e-mail/", "/organization/"]
)
def test_private_pages_are_closed(world: World, path: str) -> None:
    assert look_through(world, world.service.dispatcher).get(path).status_code == 403


def test_looking_leaves_no_trace_of_presence(world: World) -> None:
    customer = world.service.customer
    client = look_through(world, customer)
    Membership.objects.update(last_seen_at=None)
    client.get("/portal/")
    assert not Membership.objects.filter(last_seen_at__isnull=False).exists()


@pytest.mark.parametrize(
    ("by", "whom", "status"),
    [
        ("head", "customer", 303),
        ("head", "technician", 303),
        ("admin", "head", 303),
        ("head", "admin", 403),
        ("head", "head", 403),
        ("dispatcher", "customer", 403),
        ("technician", "customer", 403),
        ("customer", "lead_customer", 404),
        ("admin", "banned", 409),
        ("admin", "deleted", 404),
    ],
)
def test_only_covered_eyes_are_open(world: World, by: str, whom: str, status: int) -> None:
    people = world.service.people
    client = world.client(people[by])
    assert client.post(f"/office/people/{people[whom].pk}/view/").status_code == status


def test_eyes_of_another_organization_are_not_there(world: World) -> None:
    client = world.client(world.service.admin)
    assert client.post(f"/office/people/{world.other.customer.pk}/view/").status_code == 404


def test_nobody_looks_through_one_pair_of_eyes_into_another(world: World) -> None:
    client = look_through(world, world.service.head, by=world.service.admin)
    answer = client.post(f"/office/people/{world.service.customer.pk}/view/")
    assert answer.status_code == 403


def test_it_ends_when_the_persons_rights_grow_beyond(world: World) -> None:
    technician = world.service.technician
    client = look_through(world, technician)
    PersonRole.objects.create(
        organization=world.service.organization,
        person=technician,
        role=world.service.roles["ADMINISTRATOR"],
    )
    assert "view/end" not in client.get("/profile/").content.decode()


def test_the_time_is_told(world: World) -> None:
    by = world.actor(world.service.head)
    until = view_as.start_viewing(world.service.customer.pk, by=by, at=world.at)
    assert until - world.at == timedelta(minutes=30)
