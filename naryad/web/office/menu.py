"""Where can an employee go, and what can they create from anywhere?"""

from django.utils.translation import gettext_lazy as _

from naryad.access.permissions import Permission
from naryad.web.menu import Place, Section

_SEE_TICKETS = (
    Permission.SEE_ALL_TICKETS,
    Permission.SEE_TICKETS_OF_COMPANIES,
    Permission.SEE_TICKETS_IN_AREAS,
    Permission.SEE_TICKETS_OF_WORK_TYPES,
    Permission.SEE_ASSIGNED_TICKETS,
    Permission.SEE_TICKETS_WHERE_RESPONSIBLE,
    Permission.SEE_REQUESTED_TICKETS,
    Permission.SEE_TICKETS_ON_SEEN_ASSETS,
    Permission.SEE_CHILDREN_OF_TICKETS,
)
_ADD_TICKETS = (Permission.ADD_TICKETS,)
_SEE_PEOPLE = (
    Permission.SEE_ALL_PEOPLE,
    Permission.SEE_PEOPLE_IN_AREAS,
    Permission.SEE_PEOPLE_OF_COMPANIES,
)
_ADD_PEOPLE = (Permission.ADD_PEOPLE,)
_SEE_COMPANIES = (Permission.SEE_ALL_COMPANIES, Permission.SEE_OWN_COMPANIES)
_EDIT_COMPANIES = (Permission.EDIT_COMPANIES,)
_SEE_ASSETS = (
    Permission.SEE_ALL_ASSETS,
    Permission.SEE_ASSETS_OF_COMPANIES,
    Permission.SEE_ASSETS_OF_SUBSIDIARIES,
    Permission.SEE_ASSETS_IN_AREAS,
    Permission.SEE_ASSETS_WHERE_RESPONSIBLE,
    Permission.SEE_SCANNED_ASSETS,
)
_EDIT_ASSETS = (Permission.EDIT_ASSETS,)
_SEE_CONTRACTS = (Permission.SEE_ALL_CONTRACTS, Permission.SEE_CONTRACTS_OF_COMPANIES)
_EDIT_CONTRACTS = (Permission.EDIT_CONTRACTS,)
_SEE_ROLES = (Permission.SEE_ROLES, Permission.EDIT_ROLES)
_EDIT_CATALOG = (Permission.EDIT_CATALOG,)
_KEEP_SETTINGS = (Permission.EDIT_ORGANIZATION, Permission.MANAGE_INTEGRATIONS)

_WORK = (
    Place(
        _("Tickets"),
        "tickets",
        _SEE_TICKETS,
        query="open=yes",
        icon="clipboard-list",
        on_bar=True,
        key="KeyT",
    ),
    Place(
        _("Inquiries"),
        "inquiries",
        _ADD_TICKETS,
        query="state=new",
        icon="inbox",
        counts="inquiries",
    ),
    Place(
        _("My day"),
        "field_day",
        (Permission.MOVE_TICKETS,),
        icon="list-check",
        is_first_in_field=True,
        key="KeyM",
    ),
)
_REGISTERS = (
    Place(_("Customers"), "customers", _SEE_PEOPLE, icon="users", on_bar=True, key="KeyC"),
    Place(_("Employees"), "employees", _SEE_PEOPLE, icon="id-badge-2", key="KeyE"),
    Place(
        _("Companies"),
        "companies",
        _SEE_COMPANIES,
        icon="building",
        on_bar=True,
        is_on_bar_in_field=False,
        key="KeyO",
    ),
    Place(
        _("Objects and equipment"),
        "assets",
        _SEE_ASSETS,
        icon="building-warehouse",
        on_bar=True,
        short=_("Objects"),
        key="KeyB",
    ),
    Place(_("Tree of objects"), "asset_tree", _SEE_ASSETS, icon="sitemap"),
    Place(_("Codes and labels"), "codes", (Permission.BIND_CODES,), icon="qrcode"),
    Place(
        _("Scan a code"),
        "scanner",
        (*_SEE_ASSETS, Permission.BIND_CODES),
        icon="scan",
        on_top=True,
        key="KeyQ",
    ),
    Place(_("Contracts"), "contracts", _SEE_CONTRACTS, icon="contract", key="KeyK"),
)
_MANAGE = (
    Place(_("Areas"), "areas", (Permission.EDIT_AREAS,), icon="map-pin", key="KeyA"),
    Place(_("Directories"), "directories", _EDIT_CATALOG, icon="book-2", key="KeyD"),
    Place(
        _("Ticket settings"),
        "ticket_settings",
        (Permission.EDIT_TICKET_SETTINGS,),
        icon="arrows-split-2",
        key="KeyW",
    ),
    Place(_("Roles"), "roles", _SEE_ROLES, icon="shield-lock", key="KeyR"),
    Place(_("Journal"), "journal", (Permission.SEE_JOURNAL,), icon="history", key="KeyJ"),
    Place(_("Letters"), "letters", (Permission.SEE_LETTERS,), icon="mail", key="KeyL"),
)
_SETTINGS = Place(
    _("Settings"), "organization_settings", _KEEP_SETTINGS, icon="settings", key="KeyS"
)
_CREATE = (
    Place(_("Ticket"), "ticket_new", _ADD_TICKETS, icon="clipboard-list"),
    Place(_("Customer"), "person_new", _ADD_PEOPLE, query="kind=customer", icon="user-plus"),
    Place(_("Employee"), "person_new", _ADD_PEOPLE, query="kind=employee", icon="id-badge-2"),
    Place(_("Company"), "company_new", _EDIT_COMPANIES, icon="building"),
    Place(_("Object"), "asset_new", _EDIT_ASSETS, icon="building-warehouse"),
    Place(_("Contract"), "contract_new", _EDIT_CONTRACTS, icon="contract"),
)

OFFICE = (
    Section(_("Work"), _WORK),
    Section(_("Registers"), _REGISTERS),
    Section(_("Manage"), _MANAGE),
)
SERVICE = (Section(_("Service"), (_SETTINGS,)),)
CREATE = (Section(_("Create"), _CREATE),)
