"""Whose word lets somebody in, and what is refused on the way?"""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from naryad.accounts.models import Identity, IdentityProvider, SignIn
from tests.accounts.single_sign_on.issuer import (
    CLIENT,
    Issuer,
    Token,
    signed,
    signed_by_another,
    signed_with_the_public_key,
    unsigned,
)
from tests.accounts.single_sign_on.steps import come_back, english, link, start, who_is_in, words
from tests.world import World

KNOWN = {"sub": "u-1", "email": "technician@service.example"}


@pytest.fixture
def known(world: World, provider: IdentityProvider) -> Identity:
    return link(world, world.service.technician, provider, "u-1")


def test_somebody_linked_comes_in_and_goes_where_they_wanted(
    world: World, provider: IdentityProvider, issuer: Issuer, known: Identity
) -> None:
    client = english()
    there = start(client, provider, "?next=/profile/")
    back = client.get(issuer.sign(there, **KNOWN))
    assert (back.status_code, back.headers["Location"]) == (303, "/profile/")
    assert who_is_in(client) == "technician@service.example"
    assert client.get("/profile/").status_code == 200
    line = SignIn.objects.filter(person=world.service.technician).latest("pk")
    assert line.outcome == SignIn.Outcome.DONE
    known.refresh_from_db()
    assert known.used_at is not None


def test_what_the_provider_is_asked_for(
    world: World, provider: IdentityProvider, issuer: Issuer
) -> None:
    first, second = (
        start(english(), provider, "?hint=a@service.example"),
        start(english(), provider),
    )
    asked = {name: values[0] for name, values in parse_qs(urlsplit(first).query).items()}
    assert first.startswith(f"{issuer.url}/authorize?")
    assert asked["response_type"] == "code" and asked["client_id"] == CLIENT
    assert asked["scope"].split()[0] == "openid"
    assert asked["code_challenge_method"] == "S256" and len(asked["code_challenge"]) == 43
    assert asked["redirect_uri"].endswith(f"/sign-in/with/{provider.pk}/back/")
    assert asked["login_hint"] == "a@service.example"
    again = parse_qs(urlsplit(second).query)
    for name in ("state", "nonce", "code_challenge"):
        assert len(asked[name]) >= 43 and asked[name] != again[name][0]


def test_the_session_gets_another_key(
    world: World, provider: IdentityProvider, issuer: Issuer, known: Identity
) -> None:
    client = english()
    there = start(client, provider)
    before = client.cookies["session"].value
    client.get(issuer.sign(there, **KNOWN))
    assert client.cookies["session"].value != before


UNFIT: list[tuple[str, Token, dict[str, Any]]] = [
    ("another's audience", signed, {"aud": "somebody-else"}),
    ("several audiences and no party", signed, {"aud": [CLIENT, "somebody-else"]}),
    ("meant for another party", signed, {"azp": "somebody-else"}),
    ("another issuer", signed, {"iss": "https://evil.example"}),
    ("over", signed, {"exp": 1_700_000_000, "iat": 1_699_999_000}),
    ("without an end", signed, {"exp": None}),
    ("not yet", signed, {"nbf": 4_000_000_000}),
    ("another nonce", signed, {"nonce": "of-another-asking"}),
    ("no nonce", signed, {"nonce": None}),
    ("a nonce that is no text", signed, {"nonce": 7}),
    ("nobody", signed, {"sub": None}),
    ("an empty subject", signed, {"sub": ""}),
    ("a subject too long", signed, {"sub": "x" * 256}),
    ("no signature", unsigned, {}),
    ("another's signature", signed_by_another, {}),
    ("the public key as a shared secret", signed_with_the_public_key, {}),
    ("no token", lambda _issuer, _claims: "", {}),
    ("no token at all", lambda _issuer, _claims: "a.b.c", {}),
]


@pytest.mark.parametrize(("token", "change"), [row[1:] for row in UNFIT], ids=[r[0] for r in UNFIT])
def test_a_token_that_does_not_hold_lets_nobody_in(
    world: World,
    provider: IdentityProvider,
    issuer: Issuer,
    known: Identity,
    token: Token,
    change: dict[str, Any],
) -> None:
    client = english()
    issuer.token, issuer.change = token, change
    answer = come_back(client, provider, issuer, **KNOWN)
    assert answer.status_code == 409
    assert "does not hold" in words(answer)
    assert who_is_in(client) == ""
    assert client.get("/sign-in/arrival/").status_code == 409


@pytest.mark.parametrize("change", [{"state": ""}, {"state": "made-up"}, {"code": ""}])
def test_a_missing_or_unknown_state_or_code_lets_nobody_in(
    world: World,
    provider: IdentityProvider,
    issuer: Issuer,
    known: Identity,
    change: dict[str, str],
) -> None:
    client = english()
    back = urlsplit(issuer.sign(start(client, provider), **KNOWN))
    query = {name: values[0] for name, values in parse_qs(back.query).items()}
    assert client.get(back.path, {**query, **change}).status_code == 409
    assert who_is_in(client) == ""


def test_another_browser_cannot_bring_an_answer_home(
    world: World, provider: IdentityProvider, issuer: Issuer, known: Identity
) -> None:
    """Else somebody could be signed in as whoever sent them the link."""
    back = issuer.sign(start(english(), provider), **KNOWN)
    other = english()
    start(other, provider)
    assert other.get(back).status_code == 409
    assert who_is_in(other) == ""


def test_an_answer_counts_once(
    world: World, provider: IdentityProvider, issuer: Issuer, known: Identity
) -> None:
    client = english()
    back = issuer.sign(start(client, provider), **KNOWN)
    assert client.get(back).status_code == 303
    client.post("/sign-out/")
    assert client.get(back).status_code == 409
    assert who_is_in(client) == ""


def test_a_code_of_another_asking_is_worth_nothing(
    world: World, provider: IdentityProvider, issuer: Issuer, known: Identity
) -> None:
    """Stolen on its way: the verifier of the browser that asked is missing."""
    victim, thief = english(), english()
    stolen = parse_qs(urlsplit(issuer.sign(start(victim, provider), **KNOWN)).query)["code"][0]
    own = urlsplit(issuer.sign(start(thief, provider), **KNOWN))
    state = parse_qs(own.query)["state"][0]
    assert thief.get(own.path, {"code": stolen, "state": state}).status_code == 409
    assert who_is_in(thief) == ""


def test_what_one_was_asked_the_other_may_not_answer(
    world: World, provider: IdentityProvider, issuer: Issuer, known: Identity
) -> None:
    provider.pk, provider.name = None, {"en": "Second"}
    provider.save()
    first = IdentityProvider.objects.get(pk=known.provider_id)
    client = english()
    back = issuer.sign(start(client, first), **KNOWN)
    mixed = back.replace(f"/{first.pk}/", f"/{provider.pk}/")
    assert client.get(mixed).status_code == 409
    client = english()
    back = issuer.sign(start(client, first), **KNOWN)
    assert client.get(f"{back}&iss=https%3A%2F%2Fevil.example").status_code == 409
    assert who_is_in(client) == ""


def test_who_is_turned_away_there_is_told_so(
    world: World, provider: IdentityProvider, issuer: Issuer
) -> None:
    client = english()
    state = parse_qs(urlsplit(start(client, provider)).query)["state"][0]
    path = f"/sign-in/with/{provider.pk}/back/"
    answer = client.get(path, {"state": state, "error": "access_denied"})
    assert answer.status_code == 409
    assert "did not let you in" in words(answer)


def test_a_provider_that_is_off_or_deleted_is_not_there(
    world: World, provider: IdentityProvider, issuer: Issuer, known: Identity
) -> None:
    client = english()
    back = issuer.sign(start(client, provider), **KNOWN)
    for change in ({"is_on": False}, {"is_on": True, "deleted_at": world.at}):
        IdentityProvider.objects.filter(pk=provider.pk).update(**change)
        assert client.get(f"/sign-in/with/{provider.pk}/").status_code == 404
        assert client.get(back).status_code == 404
    assert who_is_in(client) == ""


def test_a_provider_out_of_order_is_a_page_and_no_fault_of_ours(
    world: World, provider: IdentityProvider, issuer: Issuer
) -> None:
    issuer.describe = {"issuer": "https://evil.example"}
    assert english().get(f"/sign-in/with/{provider.pk}/").status_code == 409
    issuer.describe = {"authorization_endpoint": "javascript:alert(1)"}
    assert english().get(f"/sign-in/with/{provider.pk}/").status_code == 422
    IdentityProvider.objects.update(issuer="http://127.0.0.1:9")
    answer = english().get(f"/sign-in/with/{provider.pk}/")
    assert answer.status_code == 409
    assert "does not answer" in words(answer)


def test_the_word_of_a_new_issuer_is_about_other_people(
    world: World, provider: IdentityProvider, issuer: Issuer, known: Identity
) -> None:
    """The administrator has moved to another service, in which u-1 may be anybody."""
    Identity.objects.update(issuer="https://before.example")
    client = english()
    answer = come_back(client, provider, issuer, **KNOWN)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in/arrival/")
    assert who_is_in(client) == ""


def test_an_email_that_only_the_user_page_tells_is_read_there(
    world: World, provider: IdentityProvider, issuer: Issuer
) -> None:
    email = "newcomer@service.example"
    issuer.change = {"email_verified": None}
    issuer.user = {"sub": "u-9", "email": email, "email_verified": True}
    client = english()
    assert come_back(client, provider, issuer, sub="u-9").status_code == 303
    assert email in words(client.get("/sign-in/arrival/"))
    issuer.user["sub"] = "u-10"
    assert come_back(english(), provider, issuer, sub="u-9").status_code == 409


def test_a_login_that_is_switched_off_does_not_come_in(
    world: World, provider: IdentityProvider, issuer: Issuer, known: Identity
) -> None:
    type(known.login).objects.filter(pk=known.login_id).update(is_active=False)
    client = english()
    assert come_back(client, provider, issuer, **KNOWN).status_code == 403
    assert who_is_in(client) == ""


def test_a_banned_person_is_told_so_in_the_usual_words(
    world: World, provider: IdentityProvider, issuer: Issuer
) -> None:
    link(world, world.service.banned, provider, "u-2")
    client = english()
    come_back(client, provider, issuer, sub="u-2", email="banned@service.example")
    answer = client.get("/profile/")
    assert answer.status_code == 403
    assert "no access now" in words(answer)
