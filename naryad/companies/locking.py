"""How are companies taken for a change?"""

from collections.abc import Collection

from naryad.access.actor import Actor
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to


def take_companies(
    ids: Collection[int], *, by: Actor, is_deleted: bool | None = False
) -> dict[int, Company]:
    """Those of the ids that the actor sees, living or deleted as asked (None: both), locked in
    order of ids."""
    rows = Company.objects.filter(organization_id=by.organization_id, pk__in=ids)
    if is_deleted is not None:
        rows = rows.filter(deleted_at__isnull=not is_deleted)
    # Links that are just being made need the key alone and need not wait.
    locked = {row.pk: row for row in rows.select_for_update(no_key=True).order_by("pk")}
    visible = companies_visible_to(by, with_deleted=is_deleted is not False).filter(pk__in=locked)
    return {pk: locked[pk] for pk in visible.values_list("pk", flat=True)}
