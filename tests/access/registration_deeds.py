"""What is one typical deed of each action on registration by codes?"""

from collections.abc import Callable

from naryad.access.actor import Actor
from naryad.people.models import Person, PersonMerge
from naryad.registration import actions
from naryad.registration.input import OfferInput
from naryad.registration.models import Offer
from tests.world import World

Deed = Callable[[World, Actor], object]


def _offer_of(world: World) -> Offer:
    return Offer.objects.get(organization=world.service.organization)


def _input(world: World) -> OfferInput:
    return OfferInput("Весна", world.service.roles["REGISTERED"].pk)


def _add(world: World, by: Actor) -> object:
    return actions.add_offer(_input(world), by=by, at=world.at)


def _edit(world: World, by: Actor) -> object:
    offer_id = _offer_of(world).pk
    return actions.edit_offer(offer_id, _input(world), seen_version=None, by=by, at=world.at)


def _restore(world: World, by: Actor) -> object:
    Offer.objects.filter(pk=_offer_of(world).pk).update(deleted_at=world.at)
    return actions.restore_offer(_offer_of(world).pk, by=by, at=world.at)


def _wait(world: World) -> list[int]:
    ids = [world.service.customer.pk]
    Person.objects.filter(pk__in=ids).update(awaits_approval=True)
    return ids


def _merge(world: World, by: Actor) -> object:
    source, target = world.service.customer, world.service.lead_customer
    return actions.merge_people(source.pk, into_id=target.pk, by=by, at=world.at)


def _part(world: World, by: Actor) -> object:
    """Of what was merged before anybody could tell of it."""
    source, target = world.service.customer, world.service.lead_customer
    Person.objects.filter(pk=source.pk).update(deleted_at=world.at, merged_into=target)
    PersonMerge.objects.create(
        organization=world.service.organization, kept=target, merged=source, at=world.at
    )
    return actions.undo_merging(source.pk, by=by, at=world.at)


REGISTRATION_DEEDS: dict[str, Deed] = {
    "add_offer": _add,
    "edit_offer": _edit,
    "delete_offer": lambda world, by: actions.delete_offer(_offer_of(world).pk, by=by, at=world.at),
    "restore_offer": _restore,
    "approve_registrations": lambda world, by: actions.approve_registrations(
        _wait(world), by=by, at=world.at
    ),
    "refuse_registrations": lambda world, by: actions.refuse_registrations(
        _wait(world), by=by, at=world.at
    ),
    "merge_people": _merge,
    "undo_merging": _part,
}
