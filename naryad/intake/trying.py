"""Through whose eyes can it be tried what a code opens?"""

from dataclasses import dataclass

from django.db.models import Q

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.assets.models import Asset, AssetArea, AssetCode
from naryad.intake.models import CodeSettings
from naryad.intake.settings_queries import find_example
from naryad.people.models import Employment, PersonArea
from naryad.people.visibility import people_visible_to, workers_visible_to


@dataclass(frozen=True, slots=True)
class Trial:
    """A code to try, and two people, where there are such, who would scan it."""

    code: AssetCode
    customer_id: int | None
    technician_id: int | None


def find_trial(actor: Actor, settings: CodeSettings) -> Trial | None:
    """None: no object that follows these settings has a code that could be scanned."""
    code = find_example(actor, settings)
    if code is None or code.asset is None:
        return None
    return Trial(code, _find_customer(actor, code.asset), _find_technician(actor, code.asset))


def _find_customer(actor: Actor, asset: Asset) -> int | None:
    """Who represents its company today."""
    links = Employment.objects.filter(
        Q(till=None) | Q(till__gte=actor.today),
        organization_id=actor.organization_id,
        company_id=asset.company_id or 0,
        since__lte=actor.today,
    )
    people = people_visible_to(actor).filter(kind=Kind.CUSTOMER, pk__in=links.values("person_id"))
    return people.order_by("pk").values_list("pk", flat=True).first()


def _find_technician(actor: Actor, asset: Asset) -> int | None:
    """Who answers for it, else who works in one of its areas."""
    areas = AssetArea.objects.filter(organization_id=actor.organization_id, asset_id=asset.pk)
    near = PersonArea.objects.filter(
        organization_id=actor.organization_id, area_id__in=areas.values("area_id")
    )
    people = workers_visible_to(actor).exclude(pk=actor.person_id or 0)
    known = people.filter(Q(pk=asset.responsible_id or 0) | Q(pk__in=near.values("person_id")))
    found = list(known.order_by("pk").values_list("pk", flat=True)[:100])
    return asset.responsible_id if asset.responsible_id in found else next(iter(found), None)
