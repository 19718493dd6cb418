"""Is an administrator told in words what is wrong with a sign-in service?"""

from typing import Any

import pytest

from naryad.accounts.models import IdentityProvider
from naryad.history.models import Event
from tests.accounts.single_sign_on.conftest import issuer, make_provider
from tests.accounts.single_sign_on.issuer import SECRET, Issuer
from tests.web.pages import english, read_form, read_words
from tests.world import World

__all__ = ["issuer"]
LIST = "/office/settings/sign-in/"


@pytest.fixture
def tested(world: World, issuer: Issuer) -> IdentityProvider:
    return make_provider(world, world.service, issuer)


def _test(world: World, tested: IdentityProvider) -> str:
    answer = english(world, world.service.admin).post(f"{LIST}{tested.pk}/test/")
    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()
    return read_words(answer)


def test_a_service_in_order_is_said_to_be(
    world: World, issuer: Issuer, tested: IdentityProvider
) -> None:
    assert "publishes its keys" in _test(world, tested)


@pytest.mark.parametrize(
    ("describe", "said"),
    [
        ({"issuer": "https://other.example"}, "calls itself https://other.example"),
        ({"token_endpoint": None}, "lacks token_endpoint"),
        ({"authorization_endpoint": 7}, "lacks authorization_endpoint"),
        ({"jwks_uri": "http://10.0.0.1/"}, "begin with https://"),
        ({"id_token_signing_alg_values_supported": ["HS256", "none"]}, "no signature"),
        ({"code_challenge_methods_supported": ["plain"]}, "PKCE"),
    ],
)
def test_what_is_wrong_is_said_in_words(
    world: World, issuer: Issuer, tested: IdentityProvider, describe: dict[str, Any], said: str
) -> None:
    issuer.describe = describe
    assert said in _test(world, tested)


def test_a_server_that_is_no_sign_in_service_is_told_from_one_that_is_silent(
    world: World, issuer: Issuer, tested: IdentityProvider
) -> None:
    IdentityProvider.objects.filter(pk=tested.pk).update(issuer=f"{issuer.url}/nothing")
    assert "answers with status 404" in _test(world, tested)
    IdentityProvider.objects.filter(pk=tested.pk).update(issuer="http://127.0.0.1:9")
    assert "nobody listens there" in _test(world, tested)
    IdentityProvider.objects.filter(pk=tested.pk).update(sealed_secret="of another key")
    assert "can no longer be read" in _test(world, tested)


def test_a_deleted_service_forgets_its_secret_and_is_gone(
    world: World, issuer: Issuer, tested: IdentityProvider
) -> None:
    client, here = english(world, world.service.admin), f"{LIST}{tested.pk}/deletion/"
    assert "Delete" in read_words(client.get(here))
    assert client.post(here, read_form(client.get(here), here).filled()).status_code == 303
    tested.refresh_from_db()
    assert (tested.is_on, tested.sealed_secret) == (False, "")
    assert client.get(f"{LIST}{tested.pk}/").status_code == 404
    assert "Workplace" not in read_words(client.get(LIST))
    assert Event.objects.filter(kind="provider.deleted").count() == 1
