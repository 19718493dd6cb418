"""Is the state of an invitation told truly, in a row and in a filter alike?"""

from collections.abc import Callable
from datetime import timedelta

import pytest

from naryad.accounts.models import Invitation, InvitationState, Membership
from naryad.accounts.queries import (
    INVITED_NAMES,
    InvitationView,
    Invited,
    invitation_states,
    is_verified,
    last_seen,
    people_in_invitation_state,
)
from naryad.letters.actions import cancel_letter, settle_letter, take_letter
from naryad.letters.answer import Answer, Reply
from naryad.letters.models import Letter
from naryad.people.models import Person
from tests.accounts.conftest import invite
from tests.accounts.post import letters_to
from tests.world import World


def state_of(world: World, person: Person, *, later: timedelta = timedelta(0)) -> InvitationView:
    at = world.at + later
    shown = invitation_states([person.pk], organization_id=world.service.id, at=at)[person.pk]
    for state in Invited:
        rows = people_in_invitation_state(state, organization_id=world.service.id, at=at)
        found = Person.objects.filter(pk__in=rows, pk=person.pk).exists()
        assert found == (state == shown.state), f"The filter {state} and the row part."
    return shown


def settle(world: World, person: Person, reply: Reply, words: str) -> None:
    letter = take_letter(letters_to(person.email, "invitation")[-1].pk, at=world.at)
    assert letter is not None
    settle_letter(letter, answer=Answer(reply, words), at=world.at)


def nothing(world: World, person: Person) -> None:
    """Nobody has invited them."""


def is_sending(world: World, person: Person) -> None:
    invite(world, person)


def is_delayed(world: World, person: Person) -> None:
    invite(world, person)
    settle(world, person, Reply.LATER, "451 busy")


def is_sent(world: World, person: Person) -> None:
    invite(world, person)
    settle(world, person, Reply.ACCEPTED, "250 taken")


def is_refused(world: World, person: Person) -> None:
    invite(world, person)
    settle(world, person, Reply.REFUSED, "550 no such box")


def is_opened(world: World, person: Person) -> None:
    is_sent(world, person)
    Invitation.objects.filter(person=person).update(
        state=InvitationState.OPENED, opened_at=world.at
    )


def has_moved(world: World, person: Person) -> None:
    is_sent(world, person)
    Person.objects.filter(pk=person.pk).update(email="moved@zenit.example")


def was_cancelled(world: World, person: Person) -> None:
    invite(world, person)
    letter = take_letter(Letter.objects.latest("pk").pk, at=world.at)
    assert letter is not None
    cancel_letter(letter, at=world.at)


Story = Callable[[World, Person], None]


@pytest.mark.parametrize(
    ("story", "state", "answer"),
    [
        (nothing, Invited.NOT_SENT, ""),
        (is_sending, Invited.SENDING, ""),
        (is_delayed, Invited.SENDING, "451 busy"),
        (is_sent, Invited.SENT, "250 taken"),
        (is_refused, Invited.REFUSED, "550 no such box"),
        (is_opened, Invited.OPENED, "250 taken"),
        (has_moved, Invited.REPLACED, "250 taken"),
        (was_cancelled, Invited.NOT_SENT, ""),
    ],
)
def test_each_story_has_its_state_and_the_words_of_the_server(
    world: World, newcomer: Person, story: Story, state: Invited, answer: str
) -> None:
    story(world, newcomer)
    shown = state_of(world, newcomer)
    assert (shown.state, shown.answer) == (state, answer)
    assert shown.is_delayed == (story is is_delayed)
    assert shown.name == INVITED_NAMES[state]


@pytest.mark.parametrize("story", [is_sent, is_opened])
def test_after_72_hours_it_is_expired(world: World, newcomer: Person, story: Story) -> None:
    story(world, newcomer)
    shown = state_of(world, newcomer, later=timedelta(hours=72))
    assert shown.state == Invited.EXPIRED
    assert shown.since == world.at + timedelta(hours=72)


def test_whoever_can_sign_in_is_activated_whatever_letters_came_after(world: World) -> None:
    customer = world.service.customer
    assert state_of(world, customer).state == Invited.ACTIVATED
    Person.objects.filter(pk=customer.pk).update(email="new@zenit.example")
    customer.refresh_from_db()
    invite(world, customer)
    assert state_of(world, customer).state == Invited.ACTIVATED


def test_who_has_a_phone_alone_waits_for_a_text_message(world: World) -> None:
    shown = state_of(world, world.service.loner)
    assert (shown.state, shown.may_be_sent) == (Invited.NOT_SENT, True)


def test_who_has_a_phone_with_an_extension_cannot_be_reached(world: World) -> None:
    Person.objects.filter(pk=world.service.loner.pk).update(phone_extension="114")
    assert state_of(world, world.service.loner).state == Invited.NO_ADDRESS


@pytest.mark.usefixtures("without_sms")
def test_without_a_gateway_who_has_a_phone_alone_cannot_be_reached(world: World) -> None:
    shown = state_of(world, world.service.loner)
    assert (shown.state, shown.may_be_sent) == (Invited.NO_ADDRESS, False)


def test_a_link_opened_before_the_servers_answer_stays_opened(
    world: World, newcomer: Person
) -> None:
    invite(world, newcomer)
    Invitation.objects.filter(person=newcomer).update(
        state=InvitationState.OPENED, opened_at=world.at
    )
    settle(world, newcomer, Reply.ACCEPTED, "250 taken")
    assert state_of(world, newcomer).state == Invited.OPENED


def test_an_answer_to_a_letter_that_was_replaced_changes_nothing(
    world: World, newcomer: Person
) -> None:
    invite(world, newcomer)
    first = take_letter(letters_to(newcomer.email, "invitation")[0].pk, at=world.at)
    invite(world, newcomer)
    assert first is not None
    settle_letter(first, answer=Answer(Reply.REFUSED, "550 no"), at=world.at)
    assert state_of(world, newcomer).state == Invited.SENDING


def test_people_of_other_organizations_are_in_no_state(world: World) -> None:
    rows = people_in_invitation_state(*Invited, organization_id=world.service.id, at=world.at)
    found = set(Person.objects.filter(pk__in=rows).values_list("organization_id", flat=True))
    assert found == {world.service.id}


def test_verified_is_whose_card_bears_the_address_they_sign_in_with(
    world: World, newcomer: Person
) -> None:
    assert is_verified(world.service.customer)
    assert not is_verified(newcomer)
    moved = world.service.customer
    moved.email = "new@zenit.example"
    assert not is_verified(moved)


def test_last_seen_tells_of_those_who_were_here(world: World) -> None:
    customer, head = world.service.customer, world.service.head
    Membership.objects.filter(person__in=(customer, head)).update(last_seen_at=None)
    Membership.objects.filter(person=customer).update(last_seen_at=world.at)
    seen = last_seen([customer.pk, head.pk], organization_id=world.service.id)
    assert seen == {customer.pk: world.at}
