"""In which words does the list of bulk runs say what somebody did with many?"""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.lists.bulk.registry import find_verb
from naryad.lists.paging import ListPage
from naryad.web.jinja import with_query
from naryad.web.office.runs.run_face import say_settled, say_state
from naryad.web.office.runs.verb_names import name_verb

if TYPE_CHECKING:
    from naryad.lists.bulk.models import BulkRun


def describe_runs(page: "ListPage[BulkRun]", *, actor: Actor, is_whole: bool) -> dict[str, Any]:
    here, of = reverse("runs"), "all" if is_whole else ""
    return {
        "is_whole": is_whole,
        "rows": [_describe(run) for run in page.rows],
        "views": _views(here, is_whole=is_whole) if actor.is_administrator else [],
        "previous_url": with_query(here, of=of, page=page.before) if page.before else "",
        "next_url": with_query(here, of=of, page=page.after) if page.after else "",
    }


def _views(here: str, *, is_whole: bool) -> list[dict[str, Any]]:
    return [
        {"label": _("Mine"), "url": here, "current": not is_whole},
        {"label": _("Everybody's"), "url": with_query(here, of="all"), "current": is_whole},
    ]


def _describe(run: "BulkRun") -> dict[str, Any]:
    return {
        "run": run,
        "url": reverse("run", args=[run.pk]),
        "title": name_verb(find_verb(run.noun, run.verb)),
        "state": say_state(run),
        "said": say_settled(run),
    }
