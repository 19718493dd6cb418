"""How does an organization say on which terms strangers register by a code?"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.areas.visibility import areas_visible_to
from naryad.assets.visibility import assets_visible_to
from naryad.core.errors import Invalid, NotVisible
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, compare, record
from naryad.organizations.locking import lock_organization
from naryad.people.reach import read_reach
from naryad.registration.describing import describe
from naryad.registration.input import OfferInput
from naryad.registration.models import Offer, OfferArea, OfferAsset
from naryad.registration.queries import read_offer
from naryad.registration.roles import fit_roles
from naryad.registration.visibility import offers_visible_to

_PLAIN = (
    "name",
    "role_id",
    "covers",
    "object_area_id",
    "since",
    "till",
    "most_people",
    "pin",
    "needs_approval",
)


@transaction.atomic
def add_offer(new: OfferInput, *, by: Actor, at: datetime) -> int:
    """Raises Invalid, and RoleNotYours for a role the actor may not give: the offer gives it."""
    by.require(Permission.EDIT_ORGANIZATION)
    lock_organization(by)
    _check(new, before=None, by=by)
    offer = Offer(organization_id=by.organization_id, created_at=at)
    _fill(offer, new)
    offer.save()
    _link(offer, new)
    told = compare({}, describe(new, organization_id=by.organization_id))
    filled = {name: pair for name, pair in told.items() if pair["new"] not in (None, "", [])}
    record([Change("offer.added", "offer", offer.pk, filled)], by=by, at=at)
    return offer.pk


@transaction.atomic
def edit_offer(
    offer_id: int, new: OfferInput, *, seen_version: int | None, by: Actor, at: datetime
) -> int:
    """Counts from now on; whoever has come already keeps what they got. Raises as adding does,
    and NotVisible, Stale."""
    by.require(Permission.EDIT_ORGANIZATION)
    offer = _take(offer_id, by=by)
    before = read_offer(offer)
    if new == before:
        return offer.pk
    refuse_stale(
        seen_version=seen_version,
        current_version=offer.version,
        mine=_comparable(new),
        current=_comparable(before),
    )
    _check(new, before=before, by=by)
    old = describe(before, organization_id=by.organization_id)
    _fill(offer, new)
    offer.version += 1
    offer.save()
    _link(offer, new)
    changes = compare(old, describe(new, organization_id=by.organization_id))
    if new.pin != before.pin:
        changes["pin"] = {"old": None, "new": None}
    record([Change("offer.edited", "offer", offer.pk, changes)], by=by, at=at)
    return offer.pk


@transaction.atomic
def delete_offer(offer_id: int, *, by: Actor, at: datetime) -> int:
    """Nobody registers by it any more; links that are on their way open nothing."""
    by.require(Permission.EDIT_ORGANIZATION)
    offer = _take(offer_id, by=by, with_deleted=True)
    if offer.deleted_at is None:
        offer.deleted_at = at
        offer.version += 1
        offer.save()
        record([Change("offer.deleted", "offer", offer.pk)], by=by, at=at)
    return offer.pk


@transaction.atomic
def restore_offer(offer_id: int, *, by: Actor, at: datetime) -> int:
    """Its role must be within the actor's reach still. Raises RoleNotYours, Invalid."""
    by.require(Permission.EDIT_ORGANIZATION)
    offer = _take(offer_id, by=by, with_deleted=True)
    if offer.deleted_at is not None:
        read_reach([offer.role_id], by=by).refuse_change([offer.role_id])
        offer.deleted_at = None
        offer.version += 1
        offer.save()
        record([Change("offer.restored", "offer", offer.pk)], by=by, at=at)
    return offer.pk


def _take(offer_id: int, *, by: Actor, with_deleted: bool = False) -> Offer:
    lock_organization(by)
    offers = offers_visible_to(by, with_deleted=with_deleted)
    offer = offers.select_for_update(no_key=True).filter(pk=offer_id).first()
    if offer is None:
        raise NotVisible
    return offer


def _check(new: OfferInput, *, before: OfferInput | None, by: Actor) -> None:
    """What was chosen before may stay, whoever saves."""
    errors: dict[str, str | Promise] = {}
    role_id = new.role_id or 0
    kept = before or OfferInput("", None)
    if role_id != kept.role_id:
        if not fit_roles(by).filter(pk=role_id).exists():
            errors["role_id"] = _("Choose a role of customers who see what they have scanned.")
        else:
            read_reach([role_id], by=by).refuse_change([role_id])
    areas = {*new.area_ids, new.object_area_id or 0} - {0, *kept.area_ids}
    areas -= {kept.object_area_id}
    seen = set(areas_visible_to(by).filter(pk__in=areas).values_list("pk", flat=True))
    if not new.area_ids - kept.area_ids <= seen:
        errors["area_ids"] = _("Choose from the list.")
    if new.object_area_id in areas - seen:
        errors["object_area_id"] = _("Choose from the list.")
    assets = new.asset_ids - kept.asset_ids
    if assets_visible_to(by).filter(pk__in=assets).count() != len(assets):
        errors["asset_ids"] = _("Choose from the list.")
    if errors:
        raise Invalid(errors)


def _fill(offer: Offer, new: OfferInput) -> None:
    for name in _PLAIN:
        setattr(offer, name, getattr(new, name))


def _link(offer: Offer, new: OfferInput) -> None:
    of_offer = {"organization_id": offer.organization_id, "offer": offer}
    OfferArea.objects.filter(**of_offer).delete()
    OfferArea.objects.bulk_create(
        OfferArea(**of_offer, area_id=area_id) for area_id in sorted(new.area_ids)
    )
    OfferAsset.objects.filter(**of_offer).delete()
    OfferAsset.objects.bulk_create(
        OfferAsset(**of_offer, asset_id=asset_id) for asset_id in sorted(new.asset_ids)
    )


def _comparable(given: OfferInput) -> dict[str, Any]:
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in vars(given).items()
    }
