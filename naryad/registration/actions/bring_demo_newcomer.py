"""How does somebody of the demo come in by a code without a letter?"""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.assets.actions import note_scan
from naryad.assets.models import AssetCode
from naryad.history.recording import Change, record
from naryad.organizations.models import Organization
from naryad.people.acting import act_as
from naryad.people.actions.add_newcomer import add_newcomer
from naryad.registration.input import Newcomer, make_person
from naryad.registration.models import Offer, OfferArea, Registration
from naryad.registration.states import RegistrationState


@transaction.atomic
def bring_demo_newcomer(
    new: Newcomer, *, offer_id: int, code: AssetCode, by: Actor, at: datetime
) -> int:
    """Nobody reads letters to an address that is made up, so nobody signs in with it. Only the
    program itself, and only in an organization that is a demo."""
    by.require_system()
    assert Organization.objects.get(pk=by.organization_id).is_demo
    owned = {"organization_id": by.organization_id}
    offer = Offer.objects.get(**owned, pk=offer_id)
    areas = OfferArea.objects.filter(**owned, offer=offer).values_list("area_id", flat=True)
    given = replace(
        make_person(new), role_ids=frozenset({offer.role_id}), area_ids=frozenset(areas)
    )
    person = add_newcomer(given, by=by, at=at, awaits_approval=offer.needs_approval)
    waits, let_in = RegistrationState.WAITING, RegistrationState.ADMITTED
    came = Registration.objects.create(
        **owned,
        offer=offer,
        code=code,
        asset_id=code.asset_id or 0,
        state=waits if offer.needs_approval else let_in,
        person=person,
        asked_at=at,
        came_at=at,
    )
    note_scan(code, by=act_as(person, at=at), at=at)
    changes = {
        "code": {"old": None, "new": code.mark},
        "offer_id": {"old": None, "new": {"id": offer.pk, "name": offer.name}},
        "state": {"old": None, "new": came.state},
    }
    record([Change("person.registered", "person", person.pk, changes)], by=by, at=at)
    return person.pk
