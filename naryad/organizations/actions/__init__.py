"""What can be done with an organization?"""

from naryad.organizations.actions.demand_factor import demand_factor
from naryad.organizations.actions.edit_organization import edit_organization
from naryad.organizations.actions.publish_consent_text import publish_consent_text
from naryad.organizations.actions.set_host import set_host
from naryad.organizations.actions.set_logo import drop_logo, set_logo

__all__ = [
    "demand_factor",
    "drop_logo",
    "edit_organization",
    "publish_consent_text",
    "set_host",
    "set_logo",
]
