"""What does the form of an offer of registration offer to choose from?"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.areas.visibility import areas_visible_to
from naryad.assets.visibility import assets_visible_to
from naryad.core.ids import read_id
from naryad.lists.assets.searching import find_assets
from naryad.people.granting import forbidden_roles
from naryad.people.rights import may_give_ids, rights_of_roles
from naryad.registration.roles import fit_roles

Pairs = list[tuple[str, str]]
_OFFERED = 30


def choices_of_offer(
    actor: Actor, *, assets: Iterable[object], role_id: object = None
) -> dict[str, Pairs]:
    """`assets` and `role_id`: what stands now in the fields."""
    areas = [(str(each.pk), str(each.name)) for each in areas_visible_to(actor).order_by("pk")]
    return {
        "role_id": [("", _("Not chosen")), *_roles(actor, str(role_id or ""))],
        "area_ids": areas,
        "object_area_id": [("", _("Not chosen")), *areas],
        "asset_ids": list((dict(_name(actor, assets)) | dict(search_objects(actor, ""))).items()),
    }


def search_objects(actor: Actor, words: str) -> Pairs:
    """The first of them by name in which the words stand."""
    assets = assets_visible_to(actor)
    found = find_assets(assets, words) if words else assets
    rows = found.order_by("sort_key", "pk")[:_OFFERED].values_list("pk", "name", "address")
    return [_pair(*row) for row in rows]


def _roles(actor: Actor, chosen: str) -> Pairs:
    """Such as the actor may give; what was chosen before stays to be seen."""
    roles = list(fit_roles(actor).order_by("pk"))
    rights = rights_of_roles([role.pk for role in roles], organization_id=actor.organization_id)
    beyond = forbidden_roles(rights, by=actor, may_give_ids=may_give_ids(actor))
    return [
        (str(role.pk), str(role.name))
        for role in roles
        if role.pk not in beyond or str(role.pk) == chosen
    ]


def _name(actor: Actor, ids: Iterable[object]) -> Pairs:
    wanted = [row_id for each in ids if (row_id := read_id(str(each)))]
    if not wanted:
        return []
    rows = assets_visible_to(actor, with_deleted=True).filter(pk__in=wanted)
    return [_pair(*row) for row in rows.values_list("pk", "name", "address")]


def _pair(pk: int, *said: str) -> tuple[str, str]:
    return str(pk), " · ".join(each for each in said if each)
