"""In which shape do screens get offers, and how somebody came by a code?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from naryad.access.actor import Actor
from naryad.assets.models import Asset, AssetCode
from naryad.assets.visibility import nameable_assets
from naryad.people.models import Person
from naryad.registration.input import OfferInput
from naryad.registration.models import Offer, OfferArea, OfferAsset, Registration
from naryad.registration.offering import TAKING_PLACES
from naryad.registration.states import Covers, RegistrationState
from naryad.registration.visibility import offers_visible_to, registrations_visible_to


def read_offer(offer: Offer) -> OfferInput:
    """As somebody would hand it in."""
    of_offer = {"organization_id": offer.organization_id, "offer": offer}
    areas = OfferArea.objects.filter(**of_offer).values_list("area_id", flat=True)
    assets = OfferAsset.objects.filter(**of_offer).values_list("asset_id", flat=True)
    return OfferInput(
        name=offer.name,
        role_id=offer.role_id,
        covers=Covers(offer.covers),
        object_area_id=offer.object_area_id,
        asset_ids=frozenset(assets),
        area_ids=frozenset(areas),
        since=offer.since,
        till=offer.till,
        most_people=offer.most_people,
        pin=offer.pin,
        needs_approval=offer.needs_approval,
    )


@dataclass(frozen=True)
class OfferRow:
    """`people`: who came by it and was not refused. `is_open`: today, with a place left."""

    offer: Offer
    people: int
    waiting: int
    is_open: bool


def rows_of_offers(actor: Actor, *, with_deleted: bool = False) -> list[OfferRow]:
    """The newest first; in two queries."""
    offers = offers_visible_to(actor, with_deleted=with_deleted)
    found = list(offers.select_related("role", "object_area").order_by("-pk"))
    counted = (
        Registration.objects.filter(organization_id=actor.organization_id, offer__in=found)
        .order_by()
        .values("offer_id")
        .annotate(
            people=Count("pk", filter=Q(state__in=TAKING_PLACES)),
            waiting=Count("pk", filter=Q(state=RegistrationState.WAITING)),
        )
    )
    numbers = {row["offer_id"]: (row["people"], row["waiting"]) for row in counted}
    return [_row(offer, *numbers.get(offer.pk, (0, 0)), actor) for offer in found]


def _row(offer: Offer, people: int, waiting: int, actor: Actor) -> OfferRow:
    is_now = (offer.since is None or offer.since <= actor.today) and (
        offer.till is None or offer.till >= actor.today
    )
    has_place = offer.most_people is None or people < offer.most_people
    is_living = offer.deleted_at is None and offer.role.deleted_at is None
    return OfferRow(offer, people, waiting, is_now and has_place and is_living)


@dataclass(frozen=True)
class Coming:
    """`asset`: as far as the reader sees it. `offer_name` is for whoever sets offers up."""

    registration: Registration
    asset: Asset | None
    offer_name: str


def comings_of(actor: Actor, person: Person) -> list[Coming]:
    """How this person came by codes, the newest first."""
    rows = registrations_visible_to(actor).filter(person=person)
    rows = rows.exclude(state=RegistrationState.KNOWN)
    found = list(rows.select_related("code", "offer", "decided_by").order_by("-pk"))
    assets = nameable_assets(actor).in_bulk([each.asset_id for each in found])
    offers = offers_visible_to(actor, with_deleted=True)
    seen = set(offers.filter(pk__in=[each.offer_id for each in found]).values_list("pk", flat=True))
    return [
        Coming(each, assets.get(each.asset_id), each.offer.name if each.offer_id in seen else "")
        for each in found
    ]


def count_comings(actor: Actor, codes: Sequence[AssetCode]) -> Mapping[int, int]:
    """Code → how many have come in by it, or wait to be let in. Numbers alone, for whoever sees
    the codes."""
    rows = Registration.objects.filter(
        organization_id=actor.organization_id, code__in=codes, state__in=TAKING_PLACES
    )
    return dict(rows.order_by().values_list("code_id").annotate(Count("pk")))
