"""What does the form of a known person answer?"""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.people.refusals import refuse_banned
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.people import PersonForm, initial_of_input
from naryad.web.http import Crumb, render
from naryad.web.office.people.form_face import describe_form, say_saved
from naryad.web.office.people.person_page import frame_page, open_living_page
from naryad.web.office.people.places import locked_places
from naryad.web.office.people.role_choices import locked_ids, role_choices
from naryad.web.office.people.saving import Saving


@office_door
def person_edit(request: SignedInRequest, person_id: int) -> HttpResponse:
    actor, page = request.actor, open_living_page(request, person_id)
    actor.require(Permission.EDIT_PEOPLE)
    refuse_banned(page.person, at=request.at)
    initial = initial_of_input(page.card.input) | {"version": page.person.version}
    roles = role_choices(actor, held=initial["role_ids"])
    form = PersonForm(
        request.POST or None,
        request.FILES or None,
        initial=initial,
        locked={"role_ids": locked_ids(roles), **locked_places(initial, actor=actor)},
    )
    saving, kind = Saving(form, actor=actor, at=request.at), Kind(page.person.kind)
    if request.method == "POST" and "find" not in request.POST:
        saved = saving.edit(person_id, kind)
        if saved is not None:
            return say_saved(request, form, saved)
    context = frame_page(request, page)
    context |= describe_form(form, kind, roles, saving=saving, request=request)
    here = Crumb(context["name"], context["person_url"])
    context["crumbs"] = [context["crumbs"][0], here, Crumb(_("Edit"))]
    return render(request, "office/people/edit.html", context, status=form.status)
