"""What is new to a person, and what has been told?"""

from naryad.access.actor import Actor
from naryad.core.cursors import Cursor
from naryad.notifications.visibility import notices_visible_to
from naryad.notifications.words import Said, say_all

# The bell says "99+" then.
MOST_COUNTED = 99
PAGE = 30


def count_new(actor: Actor) -> int:
    """Stops one above MOST_COUNTED: one look into an index that holds nothing but what is new."""
    new = notices_visible_to(actor).filter(read_at=None)
    return new.order_by("pk").values("pk")[: MOST_COUNTED + 1].count()


def page_of_notices(
    actor: Actor, *, only_new: bool, cursor: Cursor | None
) -> tuple[list[Said], str]:
    """The newest first, and the token of what comes after them."""
    rows = notices_visible_to(actor)
    if only_new:
        rows = rows.filter(read_at=None)
    if cursor is not None:
        rows = rows.filter(pk__lt=cursor.id)
    found = list(rows.select_related("event__actor").order_by("-pk")[: PAGE + 1])
    shown = found[:PAGE]
    after = Cursor("", shown[-1].pk).token() if len(found) > PAGE else ""
    return say_all(shown, actor=actor), after
