"""What is new to a person, and what has been told?"""

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Max, QuerySet

from naryad.access.actor import Actor
from naryad.core.cursors import Cursor
from naryad.intake.inquiry_queries import waiting_inquiries
from naryad.lists.counting import count_each
from naryad.notifications.lines import Line
from naryad.notifications.models import Notice
from naryad.notifications.topics import KEYS
from naryad.notifications.visibility import notices_visible_to
from naryad.notifications.words import say_all

# The bell says "99+" then.
MOST_COUNTED = 99
PAGE = 30
# Of how many a line tells; the ticket itself tells the rest.
NAMED = 4
# Whoever never reads has thousands; the number needs none of the older ones.
_LOOKED_AT = 500


def count_news(actor: Actor) -> tuple[int, int]:
    """Of how many things the bell tells, as its page has lines, and how many inquiries wait; each
    stops one above MOST_COUNTED. Every page asks it, so it is one statement."""
    new = notices_visible_to(actor).filter(read_at=None)
    newest = new.order_by("-pk").values("pk")[:_LOOKED_AT]
    topics = Notice.objects.filter(pk__in=newest).order_by().distinct(*KEYS)
    told, waiting = count_each([topics, waiting_inquiries(actor)], cap=MOST_COUNTED)
    return told, waiting


def page_of_lines(actor: Actor, *, only_new: bool, cursor: Cursor | None) -> tuple[list[Line], str]:
    """What is new of one thing, or was read at once, is one line. The newest first, and the token
    of what comes after them; in a fixed number of queries."""
    rows = notices_visible_to(actor)
    if only_new:
        rows = rows.filter(read_at=None)
    found = _group(rows, cursor)
    groups = [(ids[:NAMED], count) for ids, count, _last in found[:PAGE]]
    after = Cursor("", found[PAGE - 1][2]).token() if len(found) > PAGE else ""
    named = [pk for ids, _count in groups for pk in ids]
    notices = rows.select_related("event__actor", "registration").in_bulk(named)
    said = {
        each.notice.pk: each
        for each in say_all([notices[pk] for pk in named if pk in notices], actor=actor)
    }
    lines = [Line([said[pk] for pk in ids if pk in said], count) for ids, count in groups]
    return [line for line in lines if line.said], after


def _group(rows: QuerySet[Notice], cursor: Cursor | None) -> list[tuple[list[int], int, int]]:
    """The ids of each line, the newest first, how many they are, and the newest."""
    grouped = rows.order_by().values(*KEYS, "read_at")
    grouped = grouped.annotate(
        ids=ArrayAgg("pk", order_by="-pk"), count=Count("pk"), last=Max("pk")
    )
    if cursor is not None:
        grouped = grouped.filter(last__lt=cursor.id)
    return list(grouped.order_by("-last").values_list("ids", "count", "last")[: PAGE + 1])
