"""How does history name what is known about an offer of registration?"""

from collections.abc import Mapping
from typing import Any

from naryad.areas.models import Area
from naryad.assets.models import Asset
from naryad.history import naming
from naryad.history.naming import ReadNames, names_in
from naryad.people.models import Role
from naryad.registration.input import OfferInput

_NAMED: Mapping[str, ReadNames] = {
    "role_id": names_in(Role),
    "object_area_id": names_in(Area),
    "area_ids": names_in(Area),
    "asset_ids": names_in(Asset),
}


def describe(given: OfferInput, *, organization_id: int) -> dict[str, Any]:
    """Without the word that is asked for: whoever reads a history need not know it."""
    values = {name: value for name, value in vars(given).items() if name != "pin"}
    names = naming.read_names([values], _NAMED, organization_id=organization_id)
    return {name: names.say(name, value) for name, value in values.items()}
