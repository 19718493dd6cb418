"""Which imports may this person see?"""

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.spreadsheets.models import Import, ImportRow


def imports_visible_to(actor: Actor) -> QuerySet[Import]:
    """One's own; administrators see that there were others, and never their rows. The system and
    whoever looks with another's eyes see none."""
    if actor.is_system or actor.viewed_by is not None:
        return Import.objects.none()
    imports = Import.objects.filter(organization_id=actor.organization_id)
    return imports if actor.is_administrator else imports.filter(by_id=actor.person_id)


def rows_visible_to(actor: Actor) -> QuerySet[ImportRow]:
    """Of one's own imports alone: cells may hold what others may not read."""
    own = imports_visible_to(actor).filter(by_id=actor.person_id)
    return ImportRow.objects.filter(
        organization_id=actor.organization_id, run_id__in=own.values("pk")
    )


def take_import(import_id: int, *, by: Actor) -> Import:
    """Raises NotVisible."""
    found = imports_visible_to(by).filter(pk=import_id).first()
    if found is None:
        raise NotVisible
    return found


def take_own_import(import_id: int, *, by: Actor) -> Import:
    """To look into it and to go on with it: nobody does that with another's. Raises NotVisible."""
    found = take_import(import_id, by=by)
    if found.by_id != by.person_id:
        raise NotVisible
    return found
