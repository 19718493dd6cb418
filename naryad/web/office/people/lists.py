"""Which face have the lists of customers and employees?"""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.core.errors import NotVisible
from naryad.lists.fields import Asker
from naryad.lists.people.people_list import NOUNS, list_people
from naryad.lists.questions import Question
from naryad.web.acting import SignedInRequest
from naryad.web.lists.face import Adding, Empty, ListFace, OpenList
from naryad.web.office.people.addresses import PEOPLE_PATH, new_url, photo_url
from naryad.web.office.people.cells import LOOKS, name_row, pick_row, url_of_row, write_cells
from naryad.web.office.people.list_bulk import offered_verbs
from naryad.web.office.people.person_page import LIST_NAMES, open_page, say_state


def open_people(kind: Kind, asker: Asker) -> OpenList:
    return OpenList(list_people(kind, asker), FACES[kind])


def open_customers(asker: Asker) -> OpenList:
    return open_people(Kind.CUSTOMER, asker)


def open_employees(asker: Asker) -> OpenList:
    return open_people(Kind.EMPLOYEE, asker)


def _face(kind: Kind, *, adds: str | Promise) -> ListFace:
    def offer_bulk(opened: OpenList, question: Question) -> Mapping[str, Any] | None:
        verbs = offered_verbs(question, kind=kind, actor=opened.actor)
        return {"verbs": verbs, "list": NOUNS[kind]} if verbs else None

    def describe_peek(request: SignedInRequest, person_id: int) -> Mapping[str, Any]:
        page = open_page(request, person_id)
        if page.person.kind != kind:
            raise NotVisible
        return {
            "card": page.card,
            "name": page.person.name,
            "photo": photo_url(page.person),
            "state": say_state(page, at=request.at),
            "url": f"{PEOPLE_PATH}{person_id}/",
        }

    return ListFace(
        noun=NOUNS[kind],
        title=LIST_NAMES[kind],
        search_label=gettext_lazy("Search people"),
        search_hint=gettext_lazy("Name, phone, e-mail, company"),
        row_name=name_row,
        row_url=url_of_row,
        pick_row=pick_row,
        write_cells=write_cells,
        looks=LOOKS,
        say_in_the_way=_in_the_way_of(kind),
        explain_nothing=_explain_no_customers if kind == Kind.CUSTOMER else _explain_no_employees,
        adding=Adding(adds, lambda: new_url(kind), Permission.ADD_PEOPLE, icon="user-plus"),
        bulk="office/runs/bulk_bar.html",
        peek="office/people/peek.html",
        describe_peek=describe_peek,
        offer_bulk=offer_bulk,
    )


def _in_the_way_of(kind: Kind) -> Any:
    return _customers_in_the_way if kind == Kind.CUSTOMER else _employees_in_the_way


def _customers_in_the_way(field: str, value: str, count: str, number: int) -> str:
    words = ngettext(
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s customer.",
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s customers.",
        number,
    )
    return words % {"field": field, "value": value, "count": count}


def _employees_in_the_way(field: str, value: str, count: str, number: int) -> str:
    words = ngettext(
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s employee.",
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s employees.",
        number,
    )
    return words % {"field": field, "value": value, "count": count}


def _explain_no_customers(actor: Actor) -> Empty:
    text = _("A customer speaks for one or several companies and enters the portal.")
    add_url = new_url(Kind.CUSTOMER) if actor.may_change(Permission.ADD_PEOPLE) else ""
    action = _("Add the first customer") if add_url else ""
    nobody = Empty(_("No customers yet"), text, "users", action=action, action_url=add_url)
    return _explain_unseen(actor) or nobody


def _explain_no_employees(actor: Actor) -> Empty:
    text = _("An employee works in the office or in the field.")
    return _explain_unseen(actor) or Empty(_("No employees yet"), text, "id-badge-2")


def _explain_unseen(actor: Actor) -> Empty | None:
    if actor.may(Permission.SEE_ALL_PEOPLE):
        return None
    text = _(
        "Your roles show people of your own areas or companies. Ask whoever manages people "
        "to add you to an area or a company."
    )
    return Empty(_("There is nobody here that you see"), text, "eye-off")


FACES = {
    Kind.CUSTOMER: _face(Kind.CUSTOMER, adds=gettext_lazy("New customer")),
    Kind.EMPLOYEE: _face(Kind.EMPLOYEE, adds=gettext_lazy("New employee")),
}
