"""How is said what stands below something that moves or goes?"""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naryad.assets.queries import Below
from naryad.web.figures import say_number

Row = tuple[str, str, str]
_SEVERAL = 2


def say_below(below: Below, follow: Callable[[int], str]) -> list[Row]:
    """A line for what the reader sees, with its number, and one without a number for the rest.
    `follow`: what so many of them do."""
    rows = []
    if below.seen:
        words = ngettext("%(count)s object below it", "%(count)s objects below it", below.seen)
        said = words % {"count": say_number(below.seen)}
        rows.append(("check", said, follow(below.seen)))
    if below.has_unseen:
        rows.append(("check", _("Objects below it that you do not see"), follow(_SEVERAL)))
    return rows
