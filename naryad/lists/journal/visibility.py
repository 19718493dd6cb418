"""Which lines of the journal may this person see, and whom may they find named there?"""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.lists.journal.line import JournalLine
from naryad.lists.people.targets import name_column
from naryad.people.models import Person, Role
from naryad.people.visibility import people_visible_to


def journal_visible_to(actor: Actor) -> QuerySet[JournalLine]:
    """One's own organization's, all of it, for those who may see the journal. Of other
    organizations that the same login belongs to, nothing."""
    if actor.is_system or not actor.may(Permission.SEE_JOURNAL):
        return JournalLine.objects.none()
    return JournalLine.objects.filter(organization_id=actor.organization_id)


def people_named_to(actor: Actor) -> QuerySet[Any]:
    """With a `name` each: whoever stands in the journal that this reader sees, deleted or not,
    and the people whom they see anyway."""
    lines = journal_visible_to(actor)
    seen = people_visible_to(actor, with_deleted=True).filter(pk=OuterRef("pk"))
    did = lines.filter(who_id=OuterRef("pk"))
    was_changed = lines.filter(subject="person", subject_id=OuterRef("pk"))
    people = Person.objects.filter(organization_id=actor.organization_id)
    name: dict[str, Any] = {"name": name_column()}
    return people.filter(Exists(seen) | Exists(did) | Exists(was_changed)).annotate(**name)


def roles_named_to(actor: Actor) -> QuerySet[Role]:
    """As the journal names them, deleted ones too."""
    if actor.is_system or not actor.may(Permission.SEE_JOURNAL):
        return Role.objects.none()
    return Role.objects.filter(organization_id=actor.organization_id)
