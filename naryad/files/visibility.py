"""Which stored files may this person read?"""

from collections.abc import Callable, Collection

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.files.models import File

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
    """Living files of the actor's organization whose owner record the actor sees."""
    files = File.objects.filter(
        organization_id=actor.organization_id, key__in=keys, deleted_at=None
    )
    owners: dict[str, set[int]] = {}
    for noun, owner_id in files.values_list("owner_noun", "owner_id"):
        owners.setdefault(noun, set()).add(owner_id)
    seen = {noun: _readable(noun, actor, ids) for noun, ids in owners.items()}
    return [file for file in files.order_by("pk") if file.owner_id in seen[file.owner_noun]]


def readable_file(actor: Actor, key: str) -> File:
    """NotVisible for a key that is wrong, foreign or not for this person, all alike."""
    files = readable_files(actor, [key])
    if not files:
        raise NotVisible
    return files[0]


def public_file(key: str, *, organization_id: int) -> File:
    """For pages before the sign-in: the logo of the organization whose page it is."""
    file = File.objects.filter(
        organization_id=organization_id, key=key, deleted_at=None, owner_noun__in=_public
    ).first()
    if file is None:
        raise NotVisible
    return file


def _readable(noun: str, actor: Actor, owner_ids: set[int]) -> set[int]:
    if noun in _public:
        return owner_ids
    readers = _readers.get(noun)
    return set() if readers is None else readers(actor, owner_ids)
