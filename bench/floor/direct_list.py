"""What would a page of customers be that knows only the one filter for which it was written?

The same program (session, rights, template, cells), without fields, conditions, addresses and
columns of the list component: queries by hand for each shape.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpResponse
from django.urls import include, path
from markupsafe import Markup, escape

from naryad.access.kind import Kind
from naryad.access.statements import Select
from naryad.accounts.models import Membership
from naryad.lists.counting import count_each
from naryad.lists.employments import current_employments
from naryad.lists.fields import Asker
from naryad.lists.people.rows import PersonRow, read_rows
from naryad.lists.questions import Question
from naryad.people.models import Person, PersonArea
from naryad.people.visibility import people_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.figures import say_capped
from naryad.web.http import render
from naryad.web.lists.asking import asker_of
from naryad.web.office.people.cells import name_row, pick_row, url_of_row, write_cells
from naryad.web.office.people.list_bulk import offered_verbs

People = QuerySet[Person]
_KEYS = "SELECT id, place AS k FROM unnest(%(ids)s::bigint[]) WITH ORDINALITY AS given (id, place)"
_CELLS = ("name", "company", "position", "phone", "email", "invitation", "seen")


def _areas(people: People, asked: Any, asker: Asker) -> People:
    own = PersonArea.objects.filter(organization_id=asker.actor.organization_id)
    return people.filter(pk__in=own.filter(area_id__in=asked.getlist("area")).values("person_id"))


def _company(people: People, asked: Any, asker: Asker) -> People:
    links = current_employments(asker.actor).filter(company_id__in=asked.getlist("company"))
    return people.filter(pk__in=links.values("person_id"))


def _not_activated(people: People, _asked: Any, asker: Asker) -> People:
    joined = Membership.objects.filter(
        organization_id=asker.actor.organization_id, person_id=OuterRef("pk"), ended_at=None
    )
    return people.filter(~Exists(joined))


def _group(people: People, asked: Any, asker: Asker) -> People:
    either = Q(pk__in=_areas(people, asked, asker).values("pk")) | Q(
        pk__in=_company(people, asked, asker).values("pk")
    )
    return people.filter(either).exclude(position__istartswith="x")


SHAPES: dict[str, Callable[[People, Any, Asker], People]] = {
    "company": _company,
    "areas": _areas,
    "position": lambda people, asked, _asker: people.filter(position__icontains=asked["position"]),
    "not activated": _not_activated,
    "not banned": lambda people, _asked, _asker: people.filter(banned_at=None),
    "added": lambda people, _asked, asker: people.filter(
        created_at__gte=asker.at - timedelta(days=30)
    ),
    "pasted": lambda people, asked, _asker: people.filter(email__in=asked.getlist("email")),
    "group": _group,
}


def _say_email(row: PersonRow) -> str:
    return row.email


@office_door
def direct_list(request: SignedInRequest) -> HttpResponse:
    asker, asked = asker_of(request), request.GET
    seen = people_visible_to(asker.actor).filter(kind=Kind.CUSTOMER, is_living=True)
    people = SHAPES[asked["shape"]](seen, asked, asker)
    (count,) = count_each([people])
    ids = list(people.order_by("sort_key", "pk").values_list("pk", flat=True)[:51])[:50]
    rows = read_rows(Select(_KEYS, {"ids": ids}), kind=Kind.CUSTOMER, asker=asker)
    write = write_cells(asker)
    cells = [write.get(name, _say_email) for name in _CELLS]
    context = _FRAME | {
        "rows": [
            (
                row.id,
                pick_row(row),
                name_row(row),
                url_of_row(row),
                _join([cell(row) for cell in cells]),
            )
            for row in rows
        ],
        "found_said": say_capped(count, 1000),
        "bulk": {
            "list": "customers",
            "verbs": offered_verbs(Question(), kind=Kind.CUSTOMER, actor=asker.actor),
        },
    }
    return render(request, "lists/page.html", context, block="lists/rows.html")


def _join(cells: list[str]) -> Markup:
    return Markup("".join(f'<td class="c-hide">{escape(cell)}</td>' for cell in cells))


class _Face:
    bulk, note, has_menu = "office/runs/bulk_bar.html", "", True


_FRAME = {
    "face": _Face,
    "title": "Customers",
    "is_fragment": True,
    "heads": [],
    "too_long_said": "",
    "newest_said": "",
    "left_out": False,
    "density": "normal",
    "is_cards": False,
    "layouts": [],
    "other_looks": [],
    "key_list": "",
    "query": "",
    "once": "once",
    "found_count": "",
    "shown_said": "",
    "previous_url": "",
    "next_url": "",
}
urlpatterns = [
    path("direct/", direct_list, name="direct"),
    path("", include("naryad.config.urls")),
]
