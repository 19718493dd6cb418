"""Does a scanned code offer registration, and on which terms?"""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.assets.code_states import CodeOrigin, CodeState
from naryad.assets.codes import find_code
from naryad.assets.models import Asset, AssetArea, AssetCode
from naryad.core.errors import Refusal
from naryad.organizations.models import Organization
from naryad.people.acting import today_of
from naryad.registration.models import Offer, OfferAsset, Registration
from naryad.registration.states import Covers, RegistrationState

# Who was let in by the offer, or waits for it. Whoever is refused gives the place back.
TAKING_PLACES = (
    RegistrationState.WAITING,
    RegistrationState.ADMITTED,
    RegistrationState.APPROVED,
)


class NoOffer(Refusal):
    """The same for every code that offers nothing, whatever the cause."""

    status = 404
    message = _("There is nothing to register for with this code.")


class OfferOver(Refusal):
    status = 410
    message = _("Registration is over here by now. Ask the organization to invite you.")


def find_offer(typed: str, *, at: datetime) -> tuple[AssetCode, Offer]:
    """Of what strangers scan. Raises NoOffer, after the same statements for every code."""
    code = find_code(typed)
    offer = _offer_of(code, at=at)
    if code is None or offer is None:
        raise NoOffer
    return code, offer


def offers_to(actor: Actor | None, code: AssetCode | None, *, at: datetime) -> Organization | None:
    """Whose portal the reader may register for; whoever is there already needs not. The same
    statement for every code, as `find_code` has found it."""
    offer = _offer_of(code, at=at)
    if code is None or offer is None:
        return None
    is_there = actor is not None and actor.organization_id == code.organization_id
    return None if is_there else code.organization


def open_offers(
    organization: Organization | None, *, asset: Asset | None, at: datetime
) -> QuerySet[Offer]:
    """Those that cover the object now and have a place left: the narrowest first, of equal ones
    the newest."""
    organization_id = organization.pk if organization else 0
    today = today_of(organization, at=at) if organization else at.date()
    asset_id = asset.pk if asset else 0
    of_area = AssetArea.objects.filter(
        organization_id=organization_id,
        asset_id=asset_id,
        area_id=OuterRef("object_area_id"),
        is_living=True,
    )
    chosen = OfferAsset.objects.filter(
        organization_id=organization_id, asset_id=asset_id, offer_id=OuterRef("pk")
    )
    taken = Registration.objects.filter(
        organization_id=organization_id, offer_id=OuterRef("pk"), state__in=TAKING_PLACES
    )
    number = taken.order_by().values("offer_id").annotate(number=Count("pk")).values("number")
    offers = Offer.objects.filter(
        Q(since=None) | Q(since__lte=today),
        Q(till=None) | Q(till__gte=today),
        Q(covers=Covers.ALL)
        | Q(Q(covers=Covers.AREA) & Exists(of_area))
        | Q(Q(covers=Covers.CHOSEN) & Exists(chosen)),
        organization_id=organization_id if asset else 0,
        deleted_at=None,
        role__deleted_at=None,
    )
    offers = offers.alias(taken=Coalesce(Subquery(number), Value(0))).filter(
        Q(most_people=None) | Q(most_people__gt=F("taken"))
    )
    width = Case(
        *(When(covers=each, then=place) for place, each in enumerate(_NARROWEST_FIRST)),
        output_field=IntegerField(),
    )
    return offers.alias(width=width).select_related("role").order_by("width", "-pk")


def is_fit(code: AssetCode) -> bool:
    """Customers see what is published, and nobody comes in by a foreign or a dead code."""
    return _asset_of(code) is not None


_NARROWEST_FIRST: Sequence[str] = (Covers.CHOSEN, Covers.AREA, Covers.ALL)


def _offer_of(code: AssetCode | None, *, at: datetime) -> Offer | None:
    organization = code.organization if code else None
    return open_offers(organization, asset=_asset_of(code), at=at).first()


def _asset_of(code: AssetCode | None) -> Asset | None:
    if code is None or code.state != CodeState.LIVING or code.origin != CodeOrigin.OWN:
        return None
    asset = code.asset
    fits = asset is not None and asset.is_published and asset.deleted_at is None
    return asset if fits else None
