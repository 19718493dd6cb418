"""Who may look at whose photo?"""

from collections.abc import Collection

from naryad.access.actor import Actor
from naryad.files.visibility import declare_readers
from naryad.people.visibility import people_visible_to


def declare_photo_readers() -> None:
    """Called once, when the program starts."""
    declare_readers("person", visible_people)


def visible_people(actor: Actor, person_ids: Collection[int]) -> set[int]:
    """A photo is seen by whoever sees the person."""
    people = people_visible_to(actor, with_deleted=True).filter(pk__in=person_ids)
    return set(people.values_list("pk", flat=True))
