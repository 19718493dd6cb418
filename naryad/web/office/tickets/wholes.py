"""What is said of tickets that have parts, before something is done with them?"""

from collections.abc import Callable, Collection

from django.utils.translation import ngettext

from naryad.access.actor import Actor
from naryad.tickets.visibility import tickets_visible_to


def _say_of_move(count: int) -> str:
    return ngettext(
        "%(count)s of them has open parts: they stay where they are.",
        "%(count)s of them have open parts: they stay where they are.",
        count,
    )


def _say_of_parent(count: int) -> str:
    return ngettext(
        "%(count)s of them has parts of its own: they go along and stay its parts.",
        "%(count)s of them have parts of their own: they go along and stay their parts.",
        count,
    )


def _say_of_deletion(count: int) -> str:
    return ngettext(
        "%(count)s of them has parts: they are not deleted and stay its parts.",
        "%(count)s of them have parts: they are not deleted and stay their parts.",
        count,
    )


_SAID: dict[str, Callable[[int], str]] = {
    "move": _say_of_move,
    "parent": _say_of_parent,
    "delete": _say_of_deletion,
}


def note_wholes(verb: str, ids: Collection[int], *, actor: Actor) -> str:
    """Of those whose parts the reader sees and has not picked as well; empty where nothing has to
    be said."""
    say = _SAID.get(verb)
    if say is None:
        return ""
    # Ids that somebody types tell nothing of wholes that are "…" to them.
    seen = list(tickets_visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True))
    parts = tickets_visible_to(actor, only_open=verb == "move").filter(parent_id__in=seen)
    wholes = parts.exclude(pk__in=ids).order_by().values("parent_id").distinct().count()
    return say(wholes) % {"count": wholes} if wholes else ""


def count_parts(ticket_id: int, *, actor: Actor) -> int:
    """Of those that the reader sees. The caller has shown that they see the whole."""
    return tickets_visible_to(actor).filter(parent_id=ticket_id).count()
