"""Where can an employee go, and what can they create from anywhere?"""

from django.utils.translation import gettext_lazy as _

from naryad.access.permissions import Permission as P
from naryad.web.menu import Place, Section

_SEE_PEOPLE = frozenset({P.SEE_ALL_PEOPLE, P.SEE_PEOPLE_IN_AREAS, P.SEE_PEOPLE_OF_COMPANIES})
_SEE_COMPANIES = frozenset({P.SEE_ALL_COMPANIES, P.SEE_OWN_COMPANIES})

OFFICE = (
    Section(
        _("Registers"),
        (
            Place(_("Customers"), "customers", icon="users", permissions=_SEE_PEOPLE, on_bar=True, key="KeyC"),
            Place(_("Employees"), "employees", icon="id-badge-2", permissions=_SEE_PEOPLE, on_bar=True, key="KeyE"),
            Place(_("Companies"), "companies", icon="building", permissions=_SEE_COMPANIES, on_bar=True, key="KeyO"),
        ),
    ),
    Section(
        _("Manage"),
        (
            Place(_("Areas"), "areas", icon="map-pin", permissions=frozenset({P.EDIT_AREAS}), key="KeyA"),
            Place(_("Directories"), "directories", icon="book-2", permissions=frozenset({P.EDIT_CATALOG}), key="KeyD"),
            Place(_("Roles"), "roles", icon="shield-lock", permissions=frozenset({P.SEE_ROLES, P.EDIT_ROLES}), key="KeyR"),
            Place(_("Journal"), "journal", icon="history", permissions=frozenset({P.SEE_JOURNAL}), key="KeyJ"),
            Place(_("Letters"), "outbox", icon="mail", permissions=frozenset({P.SEE_LETTERS}), key="KeyL"),
        ),
    ),
)

SERVICE = (
    Section(
        _("Service"),
        (
            Place(
                _("Settings"),
                "organization_settings",
                icon="settings",
                permissions=frozenset({P.EDIT_ORGANIZATION}),
                key="KeyS",
            ),
        ),
    ),
)

CREATE = (
    Section(
        _("Create"),
        (
            Place(_("Customer"), "add_customer", icon="user-plus", permissions=frozenset({P.ADD_PEOPLE})),
            Place(_("Employee"), "add_employee", icon="id-badge-2", permissions=frozenset({P.ADD_PEOPLE})),
            Place(_("Company"), "add_company", icon="building", permissions=frozenset({P.EDIT_COMPANIES})),
        ),
    ),
)
