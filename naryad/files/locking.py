"""How are attached files taken for a change?"""

from collections.abc import Collection

from naryad.access.actor import Actor
from naryad.files.models import File
from naryad.files.owners import demand_change, take_owners


def take_files(
    ids: Collection[int], *, of: str, by: Actor, is_deleted: bool | None = False
) -> dict[int, File]:
    """Those of the ids that hang on living records of the noun which the actor sees: first the
    records are locked, then the files, each in order of ids. NotPermitted for all of them when the
    actor may not change one."""
    rows = File.objects.filter(organization_id=by.organization_id, owner_noun=of, pk__in=ids)
    owners = take_owners(of, set(rows.values_list("owner_id", flat=True)), by=by)
    if is_deleted is not None:
        rows = rows.filter(deleted_at__isnull=not is_deleted)
    locked = rows.filter(owner_id__in=owners).select_for_update(no_key=True).order_by("pk")
    taken = {row.pk: row for row in locked}
    for row in taken.values():
        demand_change(row, by=by)
    return taken
