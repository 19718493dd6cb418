"""Is what is over forgotten, and nothing else?"""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from naryad.accounts import actions
from naryad.accounts.actions.forget_what_is_over import LINKS_KEPT
from naryad.accounts.models import SecretLink
from naryad.people.models import Person
from tests.accounts.conftest import invite
from tests.world import PASSWORD, World


def test_living_sessions_and_links_stay_and_those_that_are_over_go(
    world: World, newcomer: Person
) -> None:
    invite(world, newcomer)
    link = SecretLink.objects.latest("pk")
    clients = [Client(), Client()]
    for client in clients:
        given = {"email": world.service.customer.email, "password": PASSWORD}
        client.post("/sign-in/", given)
    keys = [client.session.session_key for client in clients]
    Session.objects.filter(session_key=keys[1]).update(expire_date=world.at)
    actions.forget_what_is_over(at=world.at)
    listed = UserSession.objects.filter(session_key__in=keys)
    assert list(listed.values_list("session_key", flat=True)) == [keys[0]]
    assert SecretLink.objects.filter(pk=link.pk).exists()
    actions.forget_what_is_over(at=link.expires_at + LINKS_KEPT + timedelta(days=365))
    assert not SecretLink.objects.filter(pk=link.pk).exists()
