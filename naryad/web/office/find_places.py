"""Which acts and places does somebody mean by a few letters, in either language?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.search import make_search_terms, normalize_text
from naryad.web.menu import Place, may_enter
from naryad.web.office.menu import OFFICE, SERVICE

_ADD_PEOPLE = (Permission.ADD_PEOPLE,)
_INVITE = (Permission.INVITE_PEOPLE,)
_ACTS = (
    Place(_("New ticket"), "ticket_new", (Permission.ADD_TICKETS,), icon="clipboard-list"),
    Place(_("New customer"), "person_new", _ADD_PEOPLE, query="kind=customer", icon="user-plus"),
    Place(_("New employee"), "person_new", _ADD_PEOPLE, query="kind=employee", icon="user-plus"),
    Place(_("New company"), "company_new", (Permission.EDIT_COMPANIES,), icon="building"),
    Place(
        _("Invite customers who have no letter yet"),
        "customers",
        _INVITE,
        query="invitation=not-sent",
        icon="mail-forward",
    ),
    Place(
        _("Invite employees who have no letter yet"),
        "employees",
        _INVITE,
        query="invitation=not-sent",
        icon="mail-forward",
    ),
    Place(_("New object"), "asset_new", (Permission.EDIT_ASSETS,), icon="building-warehouse"),
    Place(_("New contract"), "contract_new", (Permission.EDIT_CONTRACTS,), icon="contract"),
    Place(_("New area"), "area_new", (Permission.EDIT_AREAS,), icon="map-pin"),
    Place(_("New role"), "role_new", (Permission.EDIT_ROLES,), icon="shield-plus"),
)
_PROFILE = Place(_("My profile"), "profile", icon="user-circle")


@dataclass(frozen=True, slots=True)
class FoundPlace:
    label: str | Promise
    url: str
    icon: str
    keys: str = ""


def find_actions(letters: str, *, actor: Actor) -> Iterator[FoundPlace]:
    """What the actor may do from anywhere; nothing while looking with another's eyes."""
    return iter(()) if actor.viewed_by else _find(_ACTS, letters, actor)


def find_places(letters: str, *, actor: Actor) -> Iterator[FoundPlace]:
    menu = [place for section in (*OFFICE, *SERVICE) for place in section.places]
    return _find([*menu, _PROFILE], letters, actor)


def _find(places: Iterable[Place], letters: str, actor: Actor) -> Iterator[FoundPlace]:
    terms = make_search_terms(letters)
    for place in places:
        if place.path and may_enter(place, actor) and _means(place, terms):
            keys = f"G {place.key.removeprefix('Key')}" if place.key else ""
            yield FoundPlace(place.label, place.path, place.icon, keys)


def _means(place: Place, terms: list[str]) -> bool:
    """Every word stands in the name, whichever language it is typed in."""
    names = normalize_text(" ".join(_in_all_languages(place.label)))
    return all(term in names for term in terms)


def _in_all_languages(label: str | Promise) -> Iterator[str]:
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            yield str(label)
