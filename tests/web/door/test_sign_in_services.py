"""Who is offered which sign-in service, and what does that tell a stranger?"""

import pytest

from naryad.accounts.models import IdentityProvider
from naryad.organizations.models import Organization
from naryad.people.models import Person
from tests.accounts.single_sign_on.conftest import issuer, make_provider
from tests.accounts.single_sign_on.issuer import Issuer
from tests.web.pages import english, read_words
from tests.world import World

__all__ = ["issuer"]


@pytest.fixture
def tested(world: World, issuer: Issuer) -> IdentityProvider:
    return make_provider(world, world.service, issuer)


def test_the_sign_in_page_offers_the_services_of_its_organization(
    world: World, issuer: Issuer, tested: IdentityProvider
) -> None:
    Organization.objects.filter(pk=world.service.id).update(host="service.example.com")
    make_provider(world, world.other, issuer, name="Foreign")
    client = english(world)
    own = read_words(client.get("/sign-in/", headers={"host": "service.example.com"}))
    assert "Sign in with Workplace" in own and "Foreign" not in own
    common = read_words(client.get("/sign-in/"))
    assert "Workplace" not in common and "company's account" in common
    IdentityProvider.objects.filter(pk=tested.pk).update(is_on=False)
    own = read_words(client.get("/sign-in/", headers={"host": "service.example.com"}))
    assert "Workplace" not in own


def test_by_the_domain_of_an_address_its_services_are_found_whoever_has_it(
    world: World, issuer: Issuer, tested: IdentityProvider
) -> None:
    client, here = english(world), "/sign-in/company/"

    def ask(email: str) -> tuple[int, str]:
        answer = client.post(here, {"email": email})
        return answer.status_code, answer.content.decode().replace(email.replace("@", "%40"), "…")

    known, unknown = ask(world.service.admin.email), ask("nobody@service.example")
    assert known[0] == unknown[0] == 200
    assert "Sign in with Workplace" in known[1]
    assert _without_token(known[1]) == _without_token(unknown[1])
    assert Person.objects.filter(email="nobody@service.example").count() == 0
    status, page = ask("somebody@elsewhere.example")
    assert status == 422 and "No sign-in service" in page


def _without_token(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrf" not in line)
