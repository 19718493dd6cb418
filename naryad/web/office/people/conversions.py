"""What does the question before a conversion answer, and what does it say beforehand?"""

from collections.abc import Iterator

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.kind import Kind
from naryad.access.permissions import MEANINGS
from naryad.people import actions
from naryad.people.queries import PersonCard
from naryad.people.rights import held_rights
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import render, see_other, toast
from naryad.web.office.people.acting_once import act_once, undo_by
from naryad.web.office.people.person_menu import CONVERT, OTHER_KIND
from naryad.web.office.people.person_page import frame_page, open_living_page

_MOST_NAMED = 5
Change = tuple[str, str, str]
_BACK = {Kind.EMPLOYEE: "to-customers", Kind.CUSTOMER: "to-employees"}


@office_door
def conversion(request: SignedInRequest, person_id: int) -> HttpResponse:
    page = open_living_page(request, person_id)
    kind = Kind(page.person.kind)
    to = OTHER_KIND[kind]
    request.actor.require(CONVERT[to])
    if request.method == "POST":
        # The button says where to: a page that was open for long does not turn it round.
        to = Kind.CUSTOMER if request.POST.get("to") == Kind.CUSTOMER else Kind.EMPLOYEE
        version = act_once(
            request,
            lambda: actions.convert_people([person_id], to=to, by=request.actor, at=request.at),
            given=["convert", person_id, to],
        )
        words = (
            _("%(name)s is among the employees now")
            if to == Kind.EMPLOYEE
            else _("%(name)s is among the customers now")
        )
        undo = undo_by(request, _BACK[to], page.person, version=version)
        toast(request, words % {"name": page.person}, undo=undo)
        return see_other(request, f"{reverse('person_rights', args=[person_id])}?moved")
    context = frame_page(request, page) | {"to": to, "changes": list(foresee(page.card, to))}
    return render(request, "office/people/conversion.html", context, block="dialog")


def foresee(card: PersonCard, to: Kind) -> Iterator[Change]:
    """What stays, what changes, what to look into: (kind, bold words, words)."""
    roles = ", ".join(str(role.name) for role in card.roles)
    yield "stays", _("Roles stay:"), roles or _("there are none.")
    if card.companies:
        names = ", ".join(row.company.name for row in card.companies)
        side = _("on our side from now on.") if to == Kind.EMPLOYEE else _("as their customer.")
        yield "stays", _("Companies stay:"), f"{names}; {side}"
    yield "stays", _("Login and password stay."), ""
    if to == Kind.EMPLOYEE:
        yield "changes", _("Changes:"), _("the office opens, the portal closes.")
    else:
        yield "changes", _("Changes:"), _("the portal opens, the office closes.")
    yield from _what_to_check(card, to)


def _what_to_check(card: PersonCard, to: Kind) -> Iterator[Change]:
    permissions = [right.permission for right in held_rights(card.person)]
    useless = [each for each in permissions if to not in MEANINGS[each].kinds]
    if useless:
        names = ", ".join(str(MEANINGS[each].name).lower() for each in useless[:_MOST_NAMED])
        rest = len(useless) - _MOST_NAMED
        more = " " + _("and %(count)s more") % {"count": rest} if rest > 0 else ""
        words = _("kept in the roles, but not usable as a customer: %(names)s.")
        yield "check", _("Check:"), words % {"names": f"{names}{more}"}
    if to == Kind.EMPLOYEE and all(role.is_for_customers for role in card.roles):
        yield "check", _("Check:"), _("without a role of an employee the office will be empty.")
    if to == Kind.CUSTOMER and not card.companies:
        yield "check", _("Check:"), _("without a company the portal will be empty.")
