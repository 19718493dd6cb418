"""What does the list component cost beside pages that were written for one filter alone?"""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection, connections

from bench.ground import postmaster_of
from bench.measuring import Ask, Cost, Side, measure
from bench.screens import FRAGMENT
from bench.serving import served_naryad
from bench.table import say_row
from bench.world import PEOPLE, Viewers, make_world
from naryad.config.database.urls import DatabaseUrls
from naryad.lists.models import SavedView, ViewPlace

_LIST = "/office/customers/"
_VIEWS = 200


def run(urls: DatabaseUrls, *, only: Sequence[str] = ()) -> None:
    """`only`: beginnings of the names of the shapes to measure; nothing means all."""
    viewers = make_world(urls.owner)
    _save_views(viewers)
    settings.ROOT_URLCONF = "bench.floor.direct_list"
    postmaster = postmaster_of()
    shapes = _shapes(viewers.organization_id)
    everyone = list(viewers.groups["all"].values())
    connections.close_all()
    with served_naryad() as here:
        for name, (ours, theirs) in shapes.items():
            if not name.startswith(tuple(only) or ""):
                continue
            asks = [Ask(_LIST + ours, cookie, headers=FRAGMENT) for cookie in everyone]
            direct = [Ask(f"/direct/?{theirs}", cookie, headers=FRAGMENT) for cookie in everyone]
            _say(name, measure(Side(asks, *here), Side(direct, *here), database=postmaster))
        counters = [Ask(f"{_LIST}counters/", cookie, headers=FRAGMENT) for cookie in everyone]
        if "200 views".startswith(tuple(only) or ""):
            _say("200 views", measure(Side(counters, *here), database=postmaster))


def _shapes(organization_id: int) -> dict[str, tuple[str, str]]:
    """What the component is asked for, and the direct page."""
    company = _value("SELECT min(id) FROM companies_company WHERE NOT is_own")
    areas = [_value("SELECT min(id) FROM areas_area WHERE NOT is_default") + at for at in (0, 1)]
    pasted = [f"person{at * 97}@bench.example" for at in range(1, 101)]
    tree = {
        "all": [
            {
                "any": [
                    {"field": "area", "op": "is", "value": areas},
                    {"field": "company", "op": "is", "value": [company]},
                ]
            },
            {"not": {"field": "position", "op": "starts", "value": "x"}},
        ]
    }
    same: dict[str, Mapping[str, object]] = {
        "company": {"company": company},
        "areas": {"area": areas},
        "position": {"position": "ngin"},
    }
    shapes: dict[str, tuple[str, Mapping[str, object]]] = {
        name: (f"?{_say_query(asked)}", asked) for name, asked in same.items()
    }
    shapes |= {
        "not activated": ("?invitation=not-activated", {}),
        "not banned": ("?banned=no", {}),
        "added": ("?added=last:30", {}),
        "pasted": ("?" + urlencode({"email.is": pasted}, doseq=True), {"email": pasted}),
        "group": (
            f"?where={quote(json.dumps(tree))}",
            {"area": areas, "company": company},
        ),
    }
    return {
        name: (ours, _say_query({"shape": name, **asked})) for name, (ours, asked) in shapes.items()
    }


def _say_query(asked: Mapping[str, object]) -> str:
    return urlencode(asked, doseq=True)


def _save_views(viewers: Viewers) -> None:
    """200 pinned ones for each who sees all, made once; every one asks something else."""
    of_organization = {"organization_id": viewers.organization_id}
    if SavedView.objects.filter(**of_organization).exists():
        return
    company = _value("SELECT min(id) FROM companies_company WHERE NOT is_own")
    for owner_id in viewers.groups["all"]:
        views = SavedView.objects.bulk_create(
            SavedView(
                **of_organization,
                owner_id=owner_id,
                noun="customers",
                name=f"View {at}",
                state={"company": [str(company + at), str(company + at + 7)]},
            )
            for at in range(_VIEWS)
        )
        ViewPlace.objects.bulk_create(
            ViewPlace(**of_organization, view=view, person_id=owner_id, position=at)
            for at, view in enumerate(views)
        )


def _say(name: str, costs: Sequence[Cost]) -> None:
    """The floor is a page that was written for this one filter."""
    say_row(f"filter of customers: {name}", f"{PEOPLE:,} people", costs)


def _value(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])
