"""What do the buttons answer that do something with a person at once?"""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from naryad.accounts import actions as account_actions
from naryad.core.errors import NotVisible
from naryad.files.serving import open_file
from naryad.files.visibility import readable_file
from naryad.people import actions
from naryad.people.visibility import people_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.office.people.acting_once import act_once, say_done, undo_by
from naryad.web.taking import take


@office_door
@require_POST
def invitation(request: SignedInRequest, person_id: int) -> HttpResponse:
    act_once(
        request,
        lambda: account_actions.invite_people([person_id], by=request.actor, at=request.at),
        given=["invite", person_id],
    )
    return say_done(request, person_id, _("The invitation is on its way"))


@office_door
@require_POST
def invitation_by_sms(request: SignedInRequest, person_id: int) -> HttpResponse:
    act_once(
        request,
        lambda: account_actions.invite_people(
            [person_id], by=request.actor, at=request.at, by_sms=True
        ),
        given=["invite by sms", person_id],
    )
    return say_done(request, person_id, _("The text message is on its way"))


@office_door
@require_POST
def unban(request: SignedInRequest, person_id: int) -> HttpResponse:
    act_once(
        request,
        lambda: actions.unban_people([person_id], by=request.actor, at=request.at),
        given=["unban", person_id],
    )
    return say_done(request, person_id, _("The ban is lifted"))


@office_door
@require_POST
def deletion(request: SignedInRequest, person_id: int) -> HttpResponse:
    person = take(people_visible_to(request.actor, with_deleted=True), person_id)
    version = act_once(
        request,
        lambda: actions.delete_people([person_id], by=request.actor, at=request.at),
        given=["delete", person_id],
    )
    undo = undo_by(request, "restore", person, version=version)
    return say_done(request, person_id, _("%(name)s is deleted") % {"name": person}, undo=undo)


@office_door
@require_POST
def restoration(request: SignedInRequest, person_id: int) -> HttpResponse:
    act_once(
        request,
        lambda: actions.restore_people([person_id], by=request.actor, at=request.at),
        given=["restore", person_id],
    )
    return say_done(request, person_id, _("Restored"))


@office_door
@require_GET
def photo(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Its address changes with the photo, so a browser may keep it; nobody on the way may."""
    visible = people_visible_to(request.actor, with_deleted=True).select_related("photo")
    person = take(visible, person_id)
    if person.photo is None:
        raise NotVisible
    served = open_file(readable_file(request.actor, person.photo.key))
    return HttpResponse(
        served.path.read_bytes(),
        content_type=served.type,
        headers={"Cache-Control": "private, max-age=86400", "ETag": served.etag},
    )
