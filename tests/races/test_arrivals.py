"""What happens when somebody arrives twice at the same moment?"""

from functools import partial

from django.utils import timezone

from naryad.accounts.actions import arrive_by_provider
from naryad.accounts.client import Browser
from naryad.accounts.invitations import newest_consent_text
from naryad.accounts.models import Identity, IdentityProvider, Login
from naryad.accounts.single_sign_on.proof import Proof
from naryad.people.models import Person
from tests.threads import at_once
from tests.world import World

BROWSER = Browser("192.0.2.1")


def test_two_browsers_of_one_newcomer_make_one_person_and_one_login(own_world: World) -> None:
    at, house = timezone.now(), own_world.service
    providers = IdentityProvider.objects.filter(organization=house.organization)
    providers.update(is_on=True, creates_people=True, domains=["new.example"])
    provider = providers.get()
    proof = Proof(
        provider_id=provider.pk,
        issuer=provider.issuer,
        subject="u-1",
        email="nina@new.example",
        is_verified=True,
        first_name="Нина",
        last_name="Новикова",
        values=(),
        at=at.isoformat(),
    )
    consent_id = newest_consent_text(house.id).pk
    arrive = partial(
        arrive_by_provider, proof, owner=None, consent_id=consent_id, browser=BROWSER, at=at
    )
    arrived = at_once(*[arrive] * 4)
    logins = {login.pk for login in arrived if isinstance(login, Login)}
    assert len(logins) == 1 and not [each for each in arrived if isinstance(each, Exception)]
    assert Person.objects.filter(email="nina@new.example").count() == 1
    assert Identity.objects.filter(subject="u-1").count() == 1
