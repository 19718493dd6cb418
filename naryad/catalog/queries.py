"""In which shape do screens get the directories?"""

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.catalog.directories import DIRECTORIES, find_directory
from naryad.catalog.links import read_entry_links
from naryad.catalog.models import AssetTypeWorkType, Entry
from naryad.catalog.visibility import asset_types_visible_to, work_types_visible_to
from naryad.core.dependents import Hanging, foresee_dependents
from naryad.core.search import make_search_terms, normalize_text


def list_entries(actor: Actor, noun: str, *, query: str = "") -> list[Entry]:
    """Living entries by name in the reader's language; every word of the query must stand in the
    name in either language. A directory has tens of lines, so they are sorted here."""
    terms = make_search_terms(query)
    entries: QuerySet[Entry] = find_directory(noun).visible_to(actor)
    found = [entry for entry in entries if _holds(entry, terms)]
    return sorted(found, key=lambda entry: (normalize_text(str(entry.name)), entry.pk))


def deleted_entries(actor: Actor, noun: str) -> list[Entry]:
    """The last deleted first."""
    entries = find_directory(noun).visible_to(actor, with_deleted=True).exclude(deleted_at=None)
    return list(entries.order_by("-deleted_at", "-pk"))


def hanging_on_entry(actor: Actor, noun: str, entry_id: int) -> list[Hanging]:
    """For the dialog before a deletion."""
    return foresee_dependents(find_directory(noun).subject, ids=[entry_id], actor=actor)


def count_entries(actor: Actor) -> dict[str, int]:
    """Living entries by directory name, for the menu of directories."""
    return {name: each.visible_to(actor).count() for name, each in DIRECTORIES.items()}


def links_of_entry(actor: Actor, noun: str, entry_id: int) -> dict[str, list[int]]:
    """What an entry names of other directories, as far as the actor sees it."""
    directory = find_directory(noun)
    held = read_entry_links(directory, [entry_id])[entry_id]
    return {
        field: sorted(
            link.visible_to(actor).filter(pk__in=held[field]).values_list("pk", flat=True)
        )
        for field, link in directory.links.items()
    }


def work_types_of_types(actor: Actor) -> dict[int, list[int]]:
    """Asset type → what is usually done with assets of it; types without any are left out."""
    rows = AssetTypeWorkType.objects.filter(
        asset_type__in=asset_types_visible_to(actor), work_type__in=work_types_visible_to(actor)
    )
    usual: dict[int, list[int]] = {}
    for type_id, work_type_id in rows.order_by("pk").values_list("asset_type_id", "work_type_id"):
        usual.setdefault(type_id, []).append(work_type_id)
    return usual


def _holds(entry: Entry, terms: list[str]) -> bool:
    text = normalize_text(" ".join(entry.name.values()))
    return all(term in text for term in terms)
