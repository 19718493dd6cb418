"""How does history tell what is known about an organization?"""

from typing import Any

from naryad.organizations.input import OrganizationInput
from naryad.organizations.models import Organization


def describe_organization(known: Organization | OrganizationInput) -> dict[str, Any]:
    """The fields of the settings page."""
    return {
        "name": dict(known.name),
        "full_name": dict(known.full_name),
        "brand_color": known.brand_color,
        "zone": known.zone,
        "language": known.language,
        "support_email": known.support_email,
        "support_phone": known.support_phone,
        "map_tiles": known.map_tiles,
        "map_attribution": known.map_attribution,
        "names_employees": known.names_employees,
    }
