"""How is one field of a person changed in the row of a list?"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.core.errors import NotVisible
from naryad.core.outcomes import only
from naryad.lists.people.people_list import list_people
from naryad.people import actions
from naryad.people.actions import PersonEdit
from naryad.people.input import clean_person
from naryad.people.refusals import refuse_banned
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.cells import CellForm, say_cell
from naryad.web.forms.people import initial_of_input
from naryad.web.http import Crumb, is_fragment, render, see_other, toast
from naryad.web.lists.asking import asker_of
from naryad.web.menu import find_path
from naryad.web.next_page import take_path
from naryad.web.office.people.addresses import LIST_ROUTES
from naryad.web.office.people.cells import write_cells
from naryad.web.office.people.choices import areas_to_give, find_choices, name_chosen
from naryad.web.office.people.person_page import LIST_NAMES, PersonPage, open_living_page
from naryad.web.office.people.places import locked_places

# Of a column: what it changes of a person, and how that is called.
FIELDS = {
    "position": ("position", gettext_lazy("Position")),
    "company": ("company_ids", gettext_lazy("Companies")),
    "area": ("area_ids", gettext_lazy("Areas")),
}


@office_door
def person_cell(request: SignedInRequest, person_id: int, column: str) -> HttpResponse:
    actor, at, page = request.actor, request.at, open_living_page(request, person_id)
    actor.require(Permission.EDIT_PEOPLE)
    refuse_banned(page.person, at=at)
    if column not in FIELDS:
        raise NotVisible
    kept = initial_of_input(page.card.input)
    locked = locked_places(kept, actor=actor)
    form = _make_form(request, page, column, kept, locked)

    def act() -> int:
        name, kind = form.field_name, Kind(page.person.kind)
        value = form.values()[name]
        if name in locked:
            value = [*value, *locked[name]]
        given = clean_person(kept | {name: value}, kind=kind)
        edit = PersonEdit(person_id, given, form.version_to_compare(kept))
        return only(actions.edit_people([edit], by=actor, at=at))

    if request.method == "POST" and form.save(act, by=actor, at=at, subject=("person", person_id)):
        return _leave(request, page, column)
    return _ask(request, page, form, column)


def _make_form(
    request: SignedInRequest,
    page: PersonPage,
    column: str,
    kept: dict[str, Any],
    locked: Mapping[str, frozenset[str]],
) -> CellForm:
    name, label = FIELDS[column]
    back = take_path(request.headers.get("Referer", ""))
    initial = {
        "version": page.person.version,
        "was": say_cell(kept[name]),
        "next": back if request.method == "GET" else "",
        name: kept[name],
    }
    form = CellForm(posted(request), initial=initial)
    held = [each for each in kept[name] if each not in locked.get(name, ())]
    chosen = [*held, *request.POST.getlist(name)] if name == "company_ids" else []
    form.add(name, label, _choices(name, chosen, actor=request.actor))
    return form


def _choices(name: str, chosen: list[str], *, actor: Actor) -> list[tuple[str, str]] | None:
    """None where one types."""
    if name == "area_ids":
        return areas_to_give(actor)
    if name == "company_ids":
        named = name_chosen(chosen, actor=actor) | dict(find_choices("", actor=actor))
        return list(named.items())
    return None


def _leave(request: SignedInRequest, page: PersonPage, column: str) -> HttpResponse:
    """In the row itself: the cell as it is now. Else back to the list."""
    if request.POST.get("answer") == "cell" and is_fragment(request):
        asker, kind = asker_of(request), Kind(page.person.kind)
        (row,) = list_people(kind, asker).read([page.person.pk], asker)
        return HttpResponse(str(write_cells(asker)[column](row)))
    toast(request, _("%(name)s: saved") % {"name": page.person.name})
    back = take_path(request.POST.get("next", ""))
    path = find_path(LIST_ROUTES[Kind(page.person.kind)])
    return see_other(request, back if back.startswith(path) else path)


def _ask(request: SignedInRequest, page: PersonPage, form: CellForm, column: str) -> HttpResponse:
    kind = Kind(page.person.kind)
    path = find_path(LIST_ROUTES[kind])
    context = {
        "form": form,
        "column": column,
        "name": page.person.name,
        "list_url": path,
        "crumbs": [Crumb(LIST_NAMES[kind], path), Crumb(page.person.name)],
    }
    block = "cell" if "inline" in request.GET else "dialog"
    template = "office/people/cell.html"
    return render(request, template, context, block=block, status=form.status)
