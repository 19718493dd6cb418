"""What happens when the owner of a login, or two who hold its links, do two things at once?"""

from functools import partial

import pytest

from naryad.accounts import actions
from naryad.accounts.actions.create_login import LoginExists
from naryad.accounts.invitations import newest_consent_text
from naryad.accounts.models import LinkPurpose, Login, SecretLink
from naryad.accounts.secret_links import DeadLink
from naryad.core.errors import Invalid
from naryad.people.models import Person
from tests.accounts.conftest import NEW_PASSWORD
from tests.accounts.post import link_in
from tests.races.holding import held_in_line
from tests.world import PASSWORD, World

NEW_ADDRESS, MOVED = "fresh@zenit.example", "moved@zenit.example"


def ask_for_password(world: World) -> int:
    email = world.service.customer.email
    actions.ask_new_password(email, host="x", address="192.0.2.1", at=world.at)
    link_in(email, "password", at=world.at)
    return SecretLink.objects.latest("pk").pk


def ask_for_address(world: World) -> int:
    login = world.login(world.service.customer)
    actions.ask_email_change(login.pk, email=NEW_ADDRESS, current=PASSWORD, host="x", at=world.at)
    link_in(NEW_ADDRESS, "email-change", at=world.at)
    return SecretLink.objects.latest("pk").pk


def change_password(world: World) -> Login:
    return actions.change_password(
        world.login(world.service.customer).pk,
        current=PASSWORD,
        password=NEW_PASSWORD,
        again=NEW_PASSWORD,
        host="x",
        session_key="",
        at=world.at,
    )


def follow(world: World, purpose: LinkPurpose, link_id: int) -> Login:
    if purpose == LinkPurpose.EMAIL:
        return actions.confirm_email_change(link_id, host="x", session_key="", at=world.at)
    return actions.set_new_password(
        link_id, password="another lantern", again="another lantern", host="x", at=world.at
    )


@pytest.mark.parametrize("purpose", [LinkPurpose.PASSWORD, LinkPurpose.EMAIL])
def test_a_link_and_a_changed_password_at_once_wait_in_one_line(
    own_world: World, purpose: LinkPurpose
) -> None:
    """Each wants the login and the link; the second finds what the first has made of them."""
    ask = ask_for_address if purpose == LinkPurpose.EMAIL else ask_for_password
    link_id = ask(own_world)
    outcomes = held_in_line(
        lambda: SecretLink.objects.select_for_update().get(pk=link_id),
        partial(follow, own_world, purpose, link_id),
        partial(change_password, own_world),
    )
    faults = [each for each in outcomes if isinstance(each, Exception)]
    assert all(isinstance(each, DeadLink | Invalid) for each in faults), faults
    assert len(faults) < 2


def test_joining_an_organization_and_a_new_address_at_once_wait_in_one_line(
    own_world: World,
) -> None:
    """Joining locks the person and names the login; the new address goes the other way. (In the
    wrong order about every second run ends in a deadlock: the server chooses who goes on.)"""
    person, at = own_world.service.customer, own_world.at
    email_link = ask_for_address(own_world)
    login, invitation_link = invite_to_moved_address(own_world, person)
    join = partial(
        actions.activate_invitation,
        invitation_link,
        login=login,
        password="",
        again="",
        consent_id=newest_consent_text(own_world.service.id).pk,
        address="192.0.2.1",
        at=at,
    )
    outcomes = held_in_line(
        lambda: Person.objects.select_for_update(no_key=True).get(pk=person.pk),
        join,
        partial(follow, own_world, LinkPurpose.EMAIL, email_link),
    )
    faults = [each for each in outcomes if isinstance(each, Exception)]
    assert all(isinstance(each, DeadLink | LoginExists) for each in faults), faults
    assert len(faults) < 2


def invite_to_moved_address(world: World, person: Person) -> tuple[Login, int]:
    """The office knows another address of the person, which is the login's own by now."""
    Person.objects.filter(pk=person.pk).update(email=MOVED)
    actions.invite_people([person.pk], by=world.actor(world.service.admin), at=world.at)
    link_in(MOVED, "invitation", at=world.at)
    link = SecretLink.objects.latest("pk")
    login = world.login(person)
    Login.objects.filter(pk=login.pk).update(email=MOVED)
    return login, link.pk
