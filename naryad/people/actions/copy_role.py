"""How does a role become the beginning of another one?"""

from collections.abc import Iterator
from datetime import datetime
from itertools import count

from django.db import transaction
from django.utils.translation import gettext, override

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.labels import Label
from naryad.core.names import NAME_LENGTH, find_label_twins
from naryad.history.recording import Change, compare, record
from naryad.people.models import Role
from naryad.people.role_contents import (
    read_may_give,
    read_permissions,
    write_may_give,
    write_permissions,
)
from naryad.people.role_events import describe_role, granted_and_taken
from naryad.people.role_limits import refuse_beyond
from naryad.people.role_locking import lock_role, lock_role_names
from naryad.people.visibility import roles_visible_to

_ROOM = 15


@transaction.atomic
def copy_role(role_id: int, *, by: Actor, at: datetime) -> int:
    """The id of the copy, which nobody holds yet, under a name that is free. It allows the same,
    so its maker must hold all of that (BeyondYourRights); a copy of Administrator allows all that
    there is today. The "may give" list goes along only when an administrator copies."""
    by.require(Permission.EDIT_ROLES)
    lock_role_names(by.organization_id)
    role = lock_role(role_id, by=by)
    permissions = read_permissions(role)
    refuse_beyond(permissions, by=by)
    twin = Role.objects.create(
        organization_id=by.organization_id,
        name=_free_name(role.name, by=by),
        description=role.description,
        is_for_customers=role.is_for_customers,
    )
    write_permissions(twin, given=permissions)
    if by.is_administrator and not role.is_administrator:
        write_may_give(twin, read_may_give(role))
    origin = {"id": role.pk, "name": dict(role.name)}
    changes = {**compare({}, describe_role(twin)), "copied_from": {"old": None, "new": origin}}
    copied = Change("role.copied", "role", twin.pk, changes)
    record([copied, *granted_and_taken(twin, given=permissions, taken=())], by=by, at=at)
    return twin.pk


def _free_name(name: Label, *, by: Actor) -> Label:
    living = roles_visible_to(by)
    return next(each for each in _names(name) if not find_label_twins(living, each))


def _names(name: Label) -> Iterator[Label]:
    for number in count(1):
        label = {}
        for language, text in name.items():
            with override(language):
                label[language] = _name_copy(text[: NAME_LENGTH - _ROOM], number)
        yield Label(label)


def _name_copy(name: str, number: int) -> str:
    if number == 1:
        return gettext("%(name)s (copy)") % {"name": name}
    return gettext("%(name)s (copy %(number)s)") % {"name": name, "number": number}
