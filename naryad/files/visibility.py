"""Which stored files may this person read?"""

from collections.abc import Callable, Collection

from django.db.models import Q, QuerySet

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.files.models import File
from naryad.files.owners import Owner, find_owner, is_holder, visible_owners
from naryad.files.waiting import WAITING, read_as_waiting

Readers = Callable[[Actor, Collection[int]], set[int]]

_readers: dict[str, Readers] = {}
_public: set[str] = set()


def declare_readers(noun: str, readable: Readers) -> None:
    """By an upper noun in its AppConfig: of these owner records, which does the actor see?"""
    _readers[noun] = readable


def declare_public(noun: str) -> None:
    """Files of this noun belong to the face of the organization: anybody may read them."""
    _public.add(noun)


def readable_files(actor: Actor, keys: Collection[str]) -> list[File]:
    """Living files of the actor's organization whose owner record the actor sees; of attached
    ones a customer reads those that are marked for customers."""
    files = File.objects.filter(
        organization_id=actor.organization_id, key__in=keys, deleted_at=None
    )
    owners: dict[str, set[int]] = {}
    for noun, owner_id in files.values_list("owner_noun", "owner_id"):
        owners.setdefault(noun, set()).add(owner_id)
    seen = {noun: _readable(noun, actor, ids) for noun, ids in owners.items()}
    return [
        file
        for file in files.order_by("pk")
        if file.owner_id in seen[file.owner_noun] and _is_for(file, actor)
    ]


def readable_file(actor: Actor, key: str) -> File:
    """NotVisible for a key that is wrong, foreign or not for this person, all alike."""
    files = readable_files(actor, [key])
    if not files:
        raise NotVisible
    return files[0]


def files_of(owner: Owner, *, actor: Actor, with_deleted: bool = False) -> QuerySet[File]:
    """What is attached to a record, as far as the actor may know it. NotVisible where the record
    itself is not visible. Deleted ones only when asked for, to those who may restore them."""
    find_owner(owner, actor=actor)
    files = nameable_files(actor).filter(owner_noun=owner.noun, owner_id=owner.id)
    return files if with_deleted and actor.is_employee else files.filter(deleted_at=None)


def files_of_many(
    nouns: Collection[str], owner_ids: Collection[int], *, actor: Actor
) -> QuerySet[File]:
    """Living ones of several records. The caller has shown that the actor sees the records."""
    files = nameable_files(actor).filter(owner_noun__in=nouns, owner_id__in=owner_ids)
    return files.filter(deleted_at=None)


def attached_file(file_id: int, *, actor: Actor, with_deleted: bool = False) -> File:
    """One of those, by its id. NotVisible."""
    file = nameable_files(actor).filter(pk=file_id).select_related("uploader").first()
    if file is None or not is_holder(file.owner_noun):
        raise NotVisible
    if file.deleted_at is not None and not (with_deleted and actor.is_employee):
        raise NotVisible
    find_owner(Owner(file.owner_noun, file.owner_id), actor=actor)
    return file


def nameable_files(actor: Actor) -> QuerySet[File]:
    """Those whose names the actor may read beside an owner record that they see: employees also
    those that are deleted, which history goes on naming."""
    files = File.objects.filter(organization_id=actor.organization_id)
    return files if actor.is_employee else files.filter(is_for_customers=True, deleted_at=None)


def main_photos(noun: str, owner_ids: Collection[int], *, actor: Actor) -> dict[int, File]:
    """Record → the photo that stands for it: the chosen one, else the first that the actor may
    see. The caller has shown that the actor sees the records."""
    photos = nameable_files(actor).filter(
        owner_noun=noun,
        owner_id__in=owner_ids,
        deleted_at=None,
        thumbnail_key__isnull=False,
    )
    first = photos.order_by("owner_id", "-is_main", "pk").distinct("owner_id")
    return {photo.owner_id: photo for photo in first}


def public_file(key: str, *, organization_id: int) -> File:
    """For pages before the sign-in: the logo of the organization whose page it is."""
    file = File.objects.filter(
        organization_id=organization_id, key=key, deleted_at=None, owner_noun__in=_public
    ).first()
    if file is None:
        raise NotVisible
    return file


def passport_files(owner: Owner, *, organization_id: int) -> tuple[File | None, list[File]]:
    """What strangers may see of a published record: the photo that somebody chose to stand for it,
    where it is for customers as well; and what somebody has marked for strangers. The caller has
    shown that the record is public."""
    files = File.objects.filter(
        Q(is_main=True, is_for_customers=True, thumbnail_key__isnull=False)
        | Q(is_for_strangers=True),
        organization_id=organization_id,
        owner_noun=owner.noun,
        owner_id=owner.id,
        deleted_at=None,
    )
    found = list(files.order_by("name", "pk"))
    photos = [each for each in found if each.is_main and each.thumbnail_key is not None]
    return next(iter(photos), None), [each for each in found if each.is_for_strangers]


def _readable(noun: str, actor: Actor, owner_ids: set[int]) -> set[int]:
    if noun in _public:
        return owner_ids
    if noun == WAITING:
        return read_as_waiting(actor, owner_ids)
    if is_holder(noun):
        return visible_owners(noun, actor, owner_ids)
    readers = _readers.get(noun)
    return set() if readers is None else readers(actor, owner_ids)


def _is_for(file: File, actor: Actor) -> bool:
    return actor.is_employee or file.is_for_customers or not is_holder(file.owner_noun)
