"""What does somebody hand in about a role, and is it fit to be kept?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from naryad.access.permissions import Permission
from naryad.core.errors import Invalid
from naryad.core.ids import read_id
from naryad.core.labels import Label
from naryad.core.names import DESCRIPTION_LENGTH, find_label_errors, read_label

_CODES = {permission.value for permission in Permission}


@dataclass(frozen=True)
class RoleInput:
    """`may_give_ids` None: that list stays as it is, as for everybody but administrators."""

    name: Label
    description: Label = field(default_factory=Label)
    is_for_customers: bool = False
    permissions: frozenset[Permission] = frozenset()
    may_give_ids: frozenset[int] | None = None


def clean_role(values: Mapping[str, Any]) -> RoleInput:
    """From `name_ru`, `name_en`, `description_…`, `is_for_customers`, `permissions` (codes) and
    `may_give_ids`; without the last that list stays."""
    codes = {str(code) for code in values.get("permissions") or ()}
    given = values.get("may_give_ids")
    ids = None if given is None else {read_id(str(each)) for each in given}
    errors = {}
    if codes - _CODES:
        errors["permissions"] = gettext("There is no such permission.")
    if None in (ids or ()):
        errors["may_give_ids"] = gettext("Choose roles from the list.")
    if errors:
        raise Invalid(errors)
    return RoleInput(
        name=read_label(values, "name"),
        description=read_label(values, "description"),
        is_for_customers=bool(values.get("is_for_customers")),
        permissions=frozenset(Permission(code) for code in codes),
        may_give_ids=None if ids is None else frozenset(each for each in ids if each),
    )


def check_role(new: RoleInput) -> None:
    """Invalid unless every text is fit; whether the name is free is the action's question."""
    errors = find_label_errors(new.name, "name") | find_label_errors(
        new.description, "description", most=DESCRIPTION_LENGTH, is_required=False
    )
    if errors:
        raise Invalid(errors)
