"""Under which headings are permissions shown?"""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Block(StrEnum):
    """The groups under which permissions are shown."""

    PEOPLE = "people"
    COMPANIES = "companies"
    ASSETS = "assets"
    CONTRACTS = "contracts"
    DIRECTORIES = "directories"
    TICKETS = "tickets"
    ROLES = "roles"
    ORGANIZATION = "organization"


BLOCK_NAMES: dict[Block, str | Promise] = {
    Block.PEOPLE: _("People"),
    Block.COMPANIES: _("Companies"),
    Block.ASSETS: _("Objects and equipment"),
    Block.CONTRACTS: _("Contracts"),
    Block.DIRECTORIES: _("Areas and directories"),
    Block.TICKETS: _("Tickets"),
    Block.ROLES: _("Roles"),
    Block.ORGANIZATION: _("Organization"),
}
