"""Which columns does a list of people have for this reader?"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.lists.people_rows import PersonRow
from naryad.lists.people_sorting import PeopleSort
from naryad.people.naming import say_name


@dataclass(frozen=True, slots=True, eq=False)
class PeopleField:
    """`condition` names the filter of the same thing. `permissions`: any of them shows it."""

    key: str
    label: str | Promise
    value: Callable[[PersonRow], object]
    sort: PeopleSort | None = None
    condition: str = ""
    kinds: frozenset[Kind] = frozenset(Kind)
    permissions: frozenset[Permission] = frozenset()


_CUSTOMERS, _EMPLOYEES = frozenset({Kind.CUSTOMER}), frozenset({Kind.EMPLOYEE})
_SEE_ROLES = frozenset({Permission.SEE_ROLES, Permission.EDIT_ROLES, Permission.GIVE_ROLES})

FIELDS: tuple[PeopleField, ...] = (
    PeopleField(
        "name",
        pgettext_lazy("head of a list of people", "Name, by last name"),
        lambda row: say_name(row.first_name, row.last_name),
        sort=PeopleSort.NAME,
        condition="q",
    ),
    PeopleField(
        "company",
        _("Company"),
        lambda row: row.belongs,
        sort=PeopleSort.COMPANY,
        condition="company",
        kinds=_CUSTOMERS,
    ),
    PeopleField(
        "role",
        _("Role"),
        lambda row: row.belongs,
        condition="role",
        kinds=_EMPLOYEES,
        permissions=_SEE_ROLES,
    ),
    PeopleField(
        "position",
        _("Position"),
        lambda row: row.position,
        sort=PeopleSort.POSITION,
        condition="position",
    ),
    PeopleField("phone", _("Phone"), lambda row: row.phone),
    PeopleField("email", _("E-mail"), lambda row: row.email),
    PeopleField("invitation", _("Invitation"), lambda row: row.invitation, condition="invitation"),
    PeopleField("seen", _("Last seen"), lambda row: row.seen_at, sort=PeopleSort.SEEN),
)


def people_fields(kind: Kind, *, actor: Actor) -> tuple[PeopleField, ...]:
    return tuple(
        each
        for each in FIELDS
        if kind in each.kinds
        and (not each.permissions or any(actor.may(needed) for needed in each.permissions))
    )
