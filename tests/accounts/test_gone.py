"""What if that on which a link or a letter stands is gone by the time it is used?"""

from datetime import timedelta

import pytest

from naryad.accounts import actions
from naryad.accounts.actions.create_first_administrator import create_first_administrator
from naryad.accounts.actions.send_test_letter import NobodyToWriteTo, send_test_letter
from naryad.accounts.models import Membership, SecretLink
from naryad.accounts.secret_links import DeadLink
from naryad.core.errors import Invalid
from tests.accounts.conftest import NEW_PASSWORD
from tests.world import PASSWORD, World


def _leave(world: World) -> None:
    """The customer's login has no way in any more."""
    login = world.login(world.service.customer)
    Membership.objects.filter(login=login).update(ended_at=world.at)


def _ask(world: World) -> None:
    actions.ask_email_change(
        world.login(world.service.customer).pk,
        email="fresh@zenit.example",
        current=PASSWORD,
        host="x",
        at=world.at,
    )


def test_an_invitation_that_was_swept_away_is_a_dead_link(world: World) -> None:
    with pytest.raises(DeadLink):
        actions.activate_invitation(
            SecretLink.objects.latest("pk").pk + 1,
            login=None,
            password=NEW_PASSWORD,
            again=NEW_PASSWORD,
            consent_id=None,
            address="",
            at=world.at,
        )


def test_a_login_without_a_way_in_asks_for_no_letters(world: World) -> None:
    _leave(world)
    with pytest.raises(DeadLink):
        _ask(world)


def test_a_login_without_a_way_in_changes_no_address(world: World) -> None:
    _ask(world)
    link = SecretLink.objects.create(
        hash="0" * 64,
        purpose="EMAIL",
        subject_id=world.login(world.service.customer).pk,
        login=world.login(world.service.customer),
        address="fresh@zenit.example",
        created_at=world.at,
        expires_at=world.at + timedelta(hours=1),
    )
    _leave(world)
    with pytest.raises(DeadLink):
        actions.confirm_email_change(link.pk, host="x", session_key="", at=world.at)


def test_a_test_letter_needs_a_login_that_it_can_go_to(world: World) -> None:
    by = world.actor(world.service.admin)
    Membership.objects.filter(person=world.service.admin).update(ended_at=world.at)
    with pytest.raises(NobodyToWriteTo):
        send_test_letter(by=by, at=world.at)


def test_nobody_is_made_administrator_beside_themselves(world: World) -> None:
    """With an address that somebody here has, whether or not a login has it too."""
    with pytest.raises(Invalid) as refusal:
        create_first_administrator(
            organization_id=world.service.id,
            email=world.service.customer.email,
            last_name="Зайцев",
            first_name="Захар",
            password=None,
            at=world.at,
        )
    assert list(refusal.value.errors) == ["email"]
