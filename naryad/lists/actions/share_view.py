"""How does a view come before the eyes of everybody who has a role?"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.errors import Invalid
from naryad.history.recording import Change, record
from naryad.lists.models import ViewRole
from naryad.lists.view_names import lock_view
from naryad.people.visibility import roles_visible_to


@transaction.atomic
def share_view(
    view_id: int,
    role_ids: Collection[int],
    *,
    default_for: Collection[int] = (),
    by: Actor,
    at: datetime,
) -> int:
    """With exactly these roles, of those that the actor sees; the others keep what they have. For
    those in `default_for` the list begins with it. A view shows nobody more than they may see."""
    by.require(Permission.SHARE_VIEWS)
    view = lock_view(view_id, by=by)
    names = dict(roles_visible_to(by).values_list("pk", "name"))
    if set(role_ids) - names.keys() or set(default_for) - set(role_ids):
        raise Invalid({"roles": gettext("Choose roles from the list.")})
    shared = ViewRole.objects.filter(
        organization_id=by.organization_id, view=view, role_id__in=names
    )
    before = set(shared.values_list("role_id", flat=True))
    shared.delete()
    ViewRole.objects.bulk_create(
        ViewRole(
            organization_id=by.organization_id,
            view=view,
            role_id=role_id,
            is_default=role_id in default_for,
        )
        for role_id in sorted(set(role_ids))
    )
    _only_default(view.noun, default_for, view_id=view_id, by=by)
    told = [{"id": pk, "name": dict(names[pk])} for pk in sorted(set(role_ids))]
    old = [{"id": pk, "name": dict(names[pk])} for pk in sorted(before)]
    changes = {"roles": {"old": old, "new": told}}
    record([Change("view.shared", "view", view_id, changes)], by=by, at=at)
    return view_id


def _only_default(noun: str, role_ids: Collection[int], *, view_id: int, by: Actor) -> None:
    """A list can begin with one view only; the newest choice wins."""
    others = ViewRole.objects.filter(
        organization_id=by.organization_id, role_id__in=role_ids, view__noun=noun, is_default=True
    )
    others.exclude(view_id=view_id).update(is_default=False)
