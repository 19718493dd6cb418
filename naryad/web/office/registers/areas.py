"""What do the pages of service areas answer?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.areas import actions
from naryad.areas.input import clean_area
from naryad.areas.queries import area_tree, hanging_on_area, possible_parents
from naryad.areas.visibility import areas_visible_to
from naryad.history.timeline import events_of
from naryad.lists.areas.counting import count_people_in_areas
from naryad.lists.linked import Linked
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.areas import AreaForm, PlaceForm, fill_from_area, offer_areas
from naryad.web.forms.deletion import DeletionForm
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.office.hanging import say_each
from naryad.web.office.happenings import tell
from naryad.web.taking import take


@office_door
@require_safe
def area(request: SignedInRequest, area_id: int) -> HttpResponse:
    """One area with its history; a behaviour asks only for what can be done with it."""
    actor = request.actor
    found = take(areas_visible_to(actor, with_deleted=True), area_id)
    nodes = {node.area.pk: node for node in area_tree(actor)}
    events = events_of("area", area_id, organization_id=actor.organization_id)
    context = {
        "crumbs": [Crumb(_("Areas"), reverse("areas")), Crumb(str(found.name))],
        "area": found,
        "node": nodes.get(area_id),
        "parent": nodes.get(found.parent_id or 0),
        "linked": count_people_in_areas(actor).get(area_id, Linked()),
        "happenings": tell(events),
    }
    return render(request, "office/areas/area.html", context, block="menu")


@office_door
def area_new(request: SignedInRequest) -> HttpResponse:
    actor, at = request.actor, request.at
    actor.require(Permission.EDIT_AREAS)
    initial = {"parent_id": request.GET.get("parent", "")}
    form = AreaForm(posted(request), parents=area_tree(actor), initial=initial)
    if request.method == "POST":
        new_id = form.save(
            lambda: actions.add_area(clean_area(form.values()), by=actor, at=at), by=actor, at=at
        )
        if new_id is not None:
            return _leave(request, _("Area added"))
    context = {"title": _("New area"), "form": form, "submit": _("Add the area")}
    return _ask(request, "office/areas/edit.html", context, status=form.status)


@office_door
def area_edit(request: SignedInRequest, area_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take(areas_visible_to(actor), area_id)
    actor.require(Permission.EDIT_AREAS)
    parents = possible_parents(actor, area_id)
    form = AreaForm(posted(request), parents=parents, initial=fill_from_area(found))

    def act() -> int:
        new, seen = clean_area(form.values()), form.seen_version
        return actions.edit_area(area_id, new, seen_version=seen, by=actor, at=at)

    if request.method == "POST":
        saved = form.save(act, by=actor, at=at, subject=("area", area_id))
        if saved is not None:
            return _leave(request, form.say(_("Area saved")))
    context = {"title": str(found.name), "form": form, "submit": _("Save")}
    return _ask(request, "office/areas/edit.html", context, status=form.status)


@office_door
@require_POST
def area_place(request: SignedInRequest, area_id: int) -> HttpResponse:
    """One step up or down among its siblings."""
    actor, at, form = request.actor, request.at, PlaceForm(request.POST)
    found = take(areas_visible_to(actor), area_id)
    given = str(form["position"].data or "")
    position = int(given) if given.isdecimal() else 0
    actions.move_area(area_id, parent_id=found.parent_id, position=position, by=actor, at=at)
    return see_other(request, f"{reverse('areas')}#area-{area_id}")


@office_door
@require_POST
def area_default(request: SignedInRequest, area_id: int) -> HttpResponse:
    actions.set_default_area(area_id, by=request.actor, at=request.at)
    return _leave(request, _("New people and objects get this area from now on"))


@office_door
def area_deletion(request: SignedInRequest, area_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    found = take(areas_visible_to(actor, with_deleted=request.method == "POST"), area_id)
    actor.require(Permission.EDIT_AREAS)
    others = offer_areas([node for node in area_tree(actor) if node.area.pk != area_id])
    hanging = hanging_on_area(actor, area_id)
    form = DeletionForm(posted(request), others=others, hanging=hanging)
    if request.method == "POST":
        deleted = form.save(
            lambda: actions.delete_area(area_id, reassign_to=form.target, by=actor, at=at),
            by=actor,
            at=at,
        )
        if deleted is not None:
            undo = Undo(reverse("area_restoration", args=[area_id]))
            return _leave(request, _("Area “%(name)s” deleted") % {"name": found.name}, undo=undo)
    context = {"area": found, "form": form, "hanging": say_each(hanging)}
    return _ask(request, "office/areas/deletion.html", context, status=form.status)


@office_door
@require_POST
def area_restoration(request: SignedInRequest, area_id: int) -> HttpResponse:
    actor = request.actor
    found = take(areas_visible_to(actor, with_deleted=True), area_id)
    actor.require(Permission.EDIT_AREAS)
    if found.deleted_at is not None:
        actions.restore_area(area_id, by=actor, at=request.at)
    return _leave(request, _("Area restored"))


def _ask(
    request: SignedInRequest, template: str, context: dict[str, object], *, status: int
) -> HttpResponse:
    crumbs = [Crumb(_("Areas"), reverse("areas")), Crumb(_("Area"))]
    return render(request, template, {"crumbs": crumbs, **context}, block="dialog", status=status)


def _leave(request: SignedInRequest, said: str, *, undo: Undo | None = None) -> HttpResponse:
    toast(request, said, undo=undo)
    return see_other(request, reverse("areas"))
