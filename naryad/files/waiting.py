"""Which pictures wait for the record whose text will show them?

A picture is uploaded while somebody still writes. Until the text is saved it is theirs alone.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.core.models import Draft
from naryad.files.models import File

# Their owner is the person who uploaded them.
WAITING = "waiting"
WAITS = timedelta(days=30)


def waiting_files(keys: Collection[str], *, by: Actor) -> QuerySet[File]:
    """Those of them that this person has uploaded."""
    return File.objects.filter(
        organization_id=by.organization_id,
        key__in=keys,
        owner_noun=WAITING,
        owner_id=by.person_id or 0,
        deleted_at=None,
    )


def read_as_waiting(actor: Actor, owner_ids: Collection[int]) -> set[int]:
    """Of people whose pictures wait, the actor alone; nobody looks with another's eyes."""
    return set(owner_ids) & {actor.person_id} if actor.viewed_by is None else set()


def waited_too_long(*, at: datetime) -> set[int]:
    """Files that no record has taken and no kept form names any more."""
    old = File.objects.filter(owner_noun=WAITING, deleted_at=None, at__lt=at - WAITS)
    rows = list(old.values_list("pk", "key", "organization_id", "owner_id"))
    drafts = Draft.objects.filter(
        organization_id__in={organization_id for _pk, _key, organization_id, _owner in rows},
        person_id__in={owner_id for _pk, _key, _organization_id, owner_id in rows},
    )
    typed = " ".join(str(values) for values in drafts.values_list("values", flat=True))
    return {pk for pk, key, _organization_id, _owner_id in rows if key not in typed}
