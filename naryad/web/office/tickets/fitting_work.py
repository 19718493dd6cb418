"""What does the form of a ticket offer as its work, when another type or object is chosen?"""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.tickets import TicketForm
from naryad.web.http import render
from naryad.web.office.tickets.choices import name_work_type, offer_fitting_work


@office_door
@require_safe
def ticket_fitting_work(request: SignedInRequest) -> HttpResponse:
    """What was chosen before and fits no more is taken away, and that is said."""
    actor, said = request.actor, request.GET.get("work_type_id", "")
    chosen = {name: request.GET.getlist(name) for name in ("type_id", "asset_id")}
    options = offer_fitting_work(chosen, actor)
    gone = "" if said in dict(options) else name_work_type(said, actor=actor)
    form = TicketForm(choices={"work_type_id": options}, initial={"work_type_id": said})
    context = {"work": form["work_type_id"], "gone": gone}
    return render(request, "office/tickets/fitting_work.html", context)
