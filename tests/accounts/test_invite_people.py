"""How are people asked in, and who may not ask or be asked?"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.accounts import actions
from naryad.accounts.actions.invite_people import AlreadyActivated, CannotBeReached
from naryad.accounts.models import Invitation, InvitationState, Membership
from naryad.core.errors import NotPermitted, NotVisible, ReadOnlyView
from naryad.core.outcomes import only
from naryad.history.models import Event
from naryad.people.models import Person, PersonRole
from naryad.people.reach import RoleNotYours
from naryad.people.refusals import BannedPerson, ErasureAhead
from tests.accounts.conftest import invite
from tests.accounts.post import compose, letters_to, read_newest
from tests.world import World


def ask(world: World, person: Person, *, by: Person) -> int:
    return only(actions.invite_people([person.pk], by=world.actor(by), at=world.at))


def test_an_invitation_is_one_letter_and_one_event(world: World, newcomer: Person) -> None:
    ask(world, newcomer, by=world.service.dispatcher)
    (letter,) = letters_to(newcomer.email, "invitation")
    invitation = Invitation.objects.get(person=newcomer)
    assert (invitation.state, invitation.letter, invitation.address) == (
        InvitationState.SENDING,
        letter,
        newcomer.email,
    )
    event = Event.objects.filter(subject="person", subject_id=newcomer.pk).latest("pk")
    assert (event.kind, event.actor) == ("person.invited", world.service.dispatcher)


def test_the_letter_speaks_the_persons_language_else_the_organizations(
    world: World, newcomer: Person
) -> None:
    ask(world, newcomer, by=world.service.admin)
    newcomer.language = ""
    newcomer.save()
    ask(world, newcomer, by=world.service.admin)
    assert [each.language for each in letters_to(newcomer.email, "invitation")] == ["en", "ru"]


def test_the_letter_names_the_organization_the_address_and_the_end(
    world: World, newcomer: Person
) -> None:
    ask(world, newcomer, by=world.service.admin)
    content = read_newest(newcomer.email, "invitation", at=world.at)
    text = "\n".join((content.subject, *content.paragraphs, *content.notes))
    assert "ServicePro" in text
    assert newcomer.email in text
    assert (world.at + timedelta(hours=72)).strftime("%Y") in text


def test_a_new_invitation_takes_the_place_of_the_one_before(world: World, newcomer: Person) -> None:
    ask(world, newcomer, by=world.service.admin)
    (first,) = letters_to(newcomer.email, "invitation")
    ask(world, newcomer, by=world.service.admin)
    states = Invitation.objects.filter(person=newcomer).order_by("pk")
    assert list(states.values_list("state", "is_current")) == [
        (InvitationState.REPLACED, False),
        (InvitationState.SENDING, True),
    ]
    assert compose(first, at=world.at) is None


@pytest.mark.usefixtures("without_sms")
def test_without_a_gateway_who_has_no_email_cannot_be_reached(world: World) -> None:
    with pytest.raises(CannotBeReached):
        ask(world, world.service.loner, by=world.service.admin)


def test_who_has_activated_is_not_asked_again(world: World) -> None:
    with pytest.raises(AlreadyActivated):
        ask(world, world.service.customer, by=world.service.admin)


def test_who_has_activated_under_another_address_may_be_asked_again(world: World) -> None:
    customer = world.service.customer
    Person.objects.filter(pk=customer.pk).update(email="new@zenit.example")
    assert ask(world, customer, by=world.service.admin) == customer.pk


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"banned_at": True}, BannedPerson),
        ({"erase_at": True}, ErasureAhead),
        ({"deleted_at": True}, NotVisible),
    ],
)
def test_whoever_cannot_come_in_is_not_asked(
    world: World, newcomer: Person, changes: dict[str, bool], refusal: type[Exception]
) -> None:
    Person.objects.filter(pk=newcomer.pk).update(**dict.fromkeys(changes, world.at))
    with pytest.raises(refusal):
        ask(world, newcomer, by=world.service.admin)


def test_nobody_invites_a_person_whose_roles_they_may_not_give(world: World) -> None:
    head = world.service.head
    Membership.objects.filter(person=head).update(ended_at=world.at)
    with pytest.raises(RoleNotYours):
        ask(world, head, by=world.service.dispatcher)
    assert ask(world, head, by=world.service.admin) == head.pk


def test_people_of_another_organization_are_not_there(world: World) -> None:
    with pytest.raises(NotVisible):
        ask(world, world.other.customer, by=world.service.admin)


def test_only_the_permission_lets_invite_and_never_with_anothers_eyes(
    world: World, newcomer: Person
) -> None:
    admin = world.service.admin
    for person in (world.service.technician, world.service.customer):
        with pytest.raises(NotPermitted):
            ask(world, newcomer, by=person)
    with pytest.raises(ReadOnlyView):
        actions.invite_people(
            [newcomer.pk], by=world.actor(world.service.head, viewed_by=admin), at=world.at
        )
    bare = world.with_permissions(world.actor(admin), Permission.SEE_ALL_PEOPLE)
    with pytest.raises(NotPermitted):
        actions.invite_people([newcomer.pk], by=bare, at=world.at)


def test_one_row_that_cannot_does_not_hold_up_the_others(world: World, newcomer: Person) -> None:
    ids = [world.other.customer.pk, newcomer.pk, world.service.customer.pk]
    outcomes = actions.invite_people(ids, by=world.actor(world.service.admin), at=world.at)
    assert [type(each.refusal) for each in outcomes] == [NotVisible, type(None), AlreadyActivated]
    assert [each.id for each in outcomes] == ids


def test_five_hundred_take_as_many_queries_as_one(world: World) -> None:
    ids = _make_people(world, 501)

    def count(asked: list[int]) -> int:
        with CaptureQueriesContext(connection) as queries:
            actions.invite_people(asked, by=world.actor(world.service.admin), at=world.at)
        return len(queries)

    assert count(ids[:1]) == count(ids[1:])
    assert Invitation.objects.filter(is_current=True, person_id__in=ids).count() == 501


def _make_people(world: World, number: int) -> list[int]:
    house = world.service
    people = Person.objects.bulk_create(
        Person(
            organization=house.organization,
            kind=Kind.CUSTOMER,
            last_name="Много",
            first_name="Людей",
            email=f"p{each}@many.example",
            created_at=world.at,
        )
        for each in range(number)
    )
    PersonRole.objects.bulk_create(
        PersonRole(organization=house.organization, person=person, role=house.roles["CUSTOMER"])
        for person in people
    )
    return [person.pk for person in people]


def test_a_letter_of_an_invitation_that_is_over_is_not_sent(world: World, newcomer: Person) -> None:
    invite(world, newcomer)
    (letter,) = letters_to(newcomer.email, "invitation")
    Person.objects.filter(pk=newcomer.pk).update(email="moved@zenit.example")
    assert compose(letter, at=world.at) is None
