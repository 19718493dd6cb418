"""How are contracts taken for a change?"""

from collections.abc import Collection

from naryad.access.actor import Actor
from naryad.contracts.models import Contract
from naryad.contracts.visibility import contracts_visible_to
from naryad.core.locks import hold_lock


def lock_contracts(organization_id: int) -> None:
    """External ids must stay apart, so that writers of contracts queue."""
    hold_lock(f"contracts/{organization_id}")


def take_contracts(
    ids: Collection[int], *, by: Actor, is_deleted: bool | None = False
) -> dict[int, Contract]:
    """Those of the ids that the actor sees, living or deleted as asked (None: both), locked in
    order of ids."""
    rows = Contract.objects.filter(organization_id=by.organization_id, pk__in=ids)
    if is_deleted is not None:
        rows = rows.filter(deleted_at__isnull=not is_deleted)
    # Links that are just being made need the key alone and need not wait.
    locked = {row.pk: row for row in rows.select_for_update(no_key=True).order_by("pk")}
    visible = contracts_visible_to(by, with_deleted=is_deleted is not False).filter(pk__in=locked)
    return {pk: locked[pk] for pk in visible.values_list("pk", flat=True)}
