"""What happens when one address registers twice at the same moment, or two want the last place?"""

import re

import pytest
from django.test import Client

from naryad.accounts.models import LinkPurpose, Login, SecretLink
from naryad.core.errors import Refusal
from naryad.people.models import Person
from naryad.registration import actions
from tests.accounts.post import link_in
from tests.registration.offering import ADDRESS, PASSWORD, ask, offer_codes
from tests.threads import at_once
from tests.world import World


def _begin(world: World, address: str) -> tuple[int, int]:
    """The id of the link, and of the text agreed to."""
    client = Client()
    client.cookies["language"] = "en"
    code = world.service.code_of_lift
    page = client.get(f"/q/{code.text}/register/").content.decode()
    found = re.search(r'name="consent_id" value="(\d+)"', page)
    assert found is not None
    assert ask(client, code, address) == 303
    link_in(address, "registration", at=world.at)
    return SecretLink.objects.filter(purpose=LinkPurpose.REGISTER).latest("pk").pk, int(found[1])


def _come(world: World, link_id: int, consent_id: int) -> str:
    try:
        actions.come_in_by_code(
            link_id,
            owner=None,
            password=PASSWORD,
            again=PASSWORD,
            consent_id=consent_id,
            network="192.0.2.1",
            at=world.at,
        )
    except Refusal as refusal:
        return refusal.code
    return "in"


@pytest.mark.parametrize(
    ("addresses", "most", "second"),
    [((ADDRESS, ADDRESS), None, "LoginExists"), ((ADDRESS, "b@yard.example"), 1, "OfferOver")],
)
def test_the_second_of_two_at_once_finds_what_the_first_has_made(
    own_world: World, addresses: tuple[str, str], most: int | None, second: str
) -> None:
    offer_codes(own_world, most_people=most)
    begun = [_begin(own_world, address) for address in addresses]
    ended = at_once(*[lambda each=each: _come(own_world, *each) for each in begun])
    assert sorted(ended) == sorted(["in", second])
    assert Person.objects.filter(email__in=addresses).count() == 1
    assert Login.objects.filter(email__in=addresses).count() == 1
