"""How does somebody walk through single sign-on, in as few words as possible?"""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from naryad.accounts.models import Identity, IdentityProvider, Login
from naryad.organizations.models import ConsentText
from naryad.people.models import Person
from tests.accounts.single_sign_on.issuer import Issuer
from tests.world import PASSWORD, World

ARRIVAL = "/sign-in/arrival/"


def english() -> Client:
    """Whatever the person prefers who comes in."""
    client = Client()
    client.cookies["language"] = "en"
    return client


def start(client: Client, provider: IdentityProvider, query: str = "") -> str:
    """Where the browser is sent."""
    answer = client.get(f"/sign-in/with/{provider.pk}/{query}")
    assert answer.status_code == 303, answer.content.decode()
    return answer.headers["Location"]


def come_back(
    client: Client, provider: IdentityProvider, issuer: Issuer, **claims: Any
) -> HttpResponse:
    """All the way there and back, as `claims` say; the last answer of ours."""
    there = start(client, provider)
    answer = client.get(issuer.sign(there, **claims))
    assert isinstance(answer, HttpResponse)
    return answer


def confirm(client: Client, provider: IdentityProvider) -> HttpResponse:
    """The owner agrees, also to the text in force."""
    text = ConsentText.objects.filter(organization=provider.organization).latest("number")
    answer = client.post(ARRIVAL, {"consent_id": text.pk, "consent": "on"})
    assert isinstance(answer, HttpResponse)
    return answer


def prove_password(client: Client, password: str = PASSWORD) -> HttpResponse:
    answer = client.post(ARRIVAL, {"password": password})
    assert isinstance(answer, HttpResponse)
    return answer


def who_is_in(client: Client) -> str:
    """The e-mail of the login in this browser; empty for nobody."""
    session_login = client.session.get("_auth_user_id")
    return Login.objects.get(pk=session_login).email if session_login else ""


def words(answer: Any) -> str:
    return str(answer.content.decode())


def link(world: World, person: Person, provider: IdentityProvider, subject: str) -> Identity:
    """As if its owner had agreed before."""
    return Identity.objects.create(
        organization=provider.organization,
        provider=provider,
        issuer=provider.issuer,
        subject=subject,
        login=world.login(person),
        linked_at=world.at,
    )
