"""Does whatever stands behind the password stand behind a provider's word as well?"""

from types import SimpleNamespace
from typing import Any

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import resume_login
from allauth.account.internal.stagekit import unstash_login
from allauth.account.stages import LoginStage
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpResponseRedirect
from django.test import Client, RequestFactory

from naryad.accounts.models import IdentityProvider
from tests.accounts.single_sign_on.issuer import Issuer
from tests.accounts.single_sign_on.steps import come_back, english, link, who_is_in
from tests.world import PASSWORD, World

HERE = f"{__name__}.SecondFactor"


class SecondFactor(LoginStage):  # type: ignore[misc] # allauth ships no types
    """Asks for something until it is said to be handled, as every stage of allauth does."""

    key = "second-factor-of-the-tests"

    def handle(self) -> tuple[HttpResponseRedirect, bool]:
        return HttpResponseRedirect("/second-factor/"), True


@pytest.fixture
def _asked_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's list of stages with one more."""
    monkeypatch.setattr(DefaultAccountAdapter, "get_login_stages", lambda _adapter: [HERE])


def _pass(client: Client) -> None:
    """The second factor is right: the pipeline goes on in a later request."""
    request: Any = RequestFactory().get("/")
    request.session, request.user = client.session, AnonymousUser()
    request.allauth = SimpleNamespace(headless=None)
    request._messages = FallbackStorage(request)
    login = unstash_login(request)
    login.state["stages"][SecondFactor.key]["handled"] = True
    resume_login(request, login)
    request.session.save()
    client.cookies["session"] = request.session.session_key


@pytest.mark.usefixtures("_asked_for_more")
def test_a_providers_word_alone_signs_nobody_in_who_has_a_second_factor(
    world: World, provider: IdentityProvider, issuer: Issuer
) -> None:
    link(world, world.service.shared, provider, "u-3")
    client, email = english(), world.service.shared.email
    answer = come_back(client, provider, issuer, sub="u-3", email=email)
    assert answer.headers["Location"] == "/second-factor/"
    assert who_is_in(client) == ""
    assert client.get("/profile/").status_code == 303
    _pass(client)
    assert who_is_in(client) == email
    assert client.post("/organization/", {"organization": world.other.id}).status_code == 403


@pytest.mark.usefixtures("_asked_for_more")
def test_a_password_without_the_second_factor_frees_no_confined_session(
    world: World, provider: IdentityProvider, issuer: Issuer
) -> None:
    """Whoever runs the provider and knows the password still lacks what the owner has."""
    link(world, world.service.shared, provider, "u-3")
    client, email = english(), world.service.shared.email
    come_back(client, provider, issuer, sub="u-3", email=email)
    _pass(client)
    client.post("/sign-in/", {"email": email, "password": PASSWORD})
    assert client.post("/organization/", {"organization": world.other.id}).status_code == 403
    _pass(client)
    assert client.post("/organization/", {"organization": world.other.id}).status_code == 303


@pytest.mark.usefixtures("_asked_for_more")
def test_the_way_begun_last_is_the_one_that_counts(
    world: World, provider: IdentityProvider, issuer: Issuer
) -> None:
    link(world, world.service.shared, provider, "u-3")
    client, email = english(), world.service.shared.email
    client.post("/sign-in/", {"email": email, "password": PASSWORD})
    come_back(client, provider, issuer, sub="u-3", email=email)
    _pass(client)
    assert client.post("/organization/", {"organization": world.other.id}).status_code == 403
