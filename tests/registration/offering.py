"""Which offers of registration are there in the stories, and how does somebody take one?"""

import re
from dataclasses import replace
from datetime import date, datetime

from django.test import Client

from naryad.assets.models import AssetCode
from naryad.people.models import Person, PersonMerge
from naryad.registration.actions import add_offer
from naryad.registration.input import OfferInput
from naryad.registration.models import Offer, OfferArea, OfferAsset, Registration
from naryad.registration.states import Covers, RegistrationState
from tests.accounts.post import link_in
from tests.world import House, World

PASSWORD = "pumps behind the mill"
ADDRESS = "newcomer@yard.example"


def leave_offer(house: House, *, spice: str, at: datetime) -> None:
    """One that is over, by which the loner came and which nobody can take any more."""
    own = {"organization": house.organization}
    offer = Offer.objects.create(
        **own,
        name=f"Выставка {spice}",
        role=house.roles["REGISTERED"],
        covers=Covers.AREA,
        object_area=house.north,
        till=date(2021, 12, 31),
        pin=f"маяк {spice}"[:50],
        created_at=at,
    )
    OfferArea.objects.create(**own, offer=offer, area=house.north)
    OfferAsset.objects.create(**own, offer=offer, asset=house.lift)
    Registration.objects.create(
        **own,
        offer=offer,
        code=house.code_of_lift,
        asset=house.lift,
        state=RegistrationState.APPROVED,
        person=house.loner,
        reason=spice,
        asked_at=at,
        came_at=at,
        decided_at=at,
        decided_by=house.admin,
    )


def leave_merge(house: House, *, at: datetime) -> None:
    """The deleted customer's card stood once for the loner's, and parted from it."""
    PersonMerge.objects.create(
        organization=house.organization,
        kept=house.loner,
        merged=house.deleted,
        at=at,
        undone_at=at,
    )


def offer_codes(world: World, **changes: object) -> Offer:
    """By the administrator: all objects, at once, without a word, unless said otherwise."""
    house = world.service
    given = OfferInput(
        name="Все объекты",
        role_id=house.roles["REGISTERED"].pk,
        area_ids=frozenset({house.north.pk}),
        needs_approval=False,
    )
    offer_id = add_offer(replace(given, **changes), by=world.actor(house.admin), at=world.at)  # type: ignore[arg-type]
    return Offer.objects.get(pk=offer_id)


def stranger() -> Client:
    client = Client(HTTP_USER_AGENT="Firefox/128.0 (Android 14; Mobile)")
    client.cookies["language"] = "en"
    return client


def ask(client: Client, code: AssetCode, address: str = ADDRESS, **typed: str) -> int:
    """Fill in the form of a code; the status of the answer."""
    path = f"/q/{code.text}/register/"
    shown = re.search(r'name="consent_id" value="(\d+)"', client.get(path).content.decode())
    assert shown is not None
    given = {"last_name": "Новикова", "first_name": "Нина", "address": address, "pin": ""}
    consent = {"consent_id": shown[1], "consent": "on"}
    return client.post(path, given | consent | typed).status_code


def follow(client: Client, address: str = ADDRESS, *, at: datetime) -> str:
    """The newest letter's link; the page that it leads to."""
    client.get(link_in(address, "registration", at=at))
    return client.get("/register/").content.decode()


def finish(client: Client, **typed: str) -> str:
    """Set the password, and agree where that is asked for; where it leads, or nothing."""
    given = {"password": PASSWORD, "password_again": PASSWORD}
    page = client.get("/register/").content.decode()
    shown = re.search(r'name="consent_id" value="(\d+)"', page)
    if shown is not None and 'name="consent"' in page:
        given |= {"consent_id": shown[1], "consent": "on"}
    return client.post("/register/", given | typed).headers.get("Location", "")


def register(world: World, code: AssetCode, address: str = ADDRESS) -> tuple[Client, Person]:
    """From the code to the portal."""
    client = stranger()
    assert ask(client, code, address) == 303
    follow(client, address, at=world.at)
    assert finish(client)
    return client, Person.objects.get(email=address, deleted_at=None)
