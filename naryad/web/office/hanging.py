"""How is it said what hangs on something that goes?"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from naryad.core.dependents import Hanging
from naryad.web.figures import say_number


def say_hanging(hanging: Hanging) -> str:
    """With the number of what the reader sees, and without one for the rest."""
    label = str(hanging.label)
    sort = label[:1].upper() + label[1:]
    if not hanging.has_unseen:
        return f"{sort}: {say_number(hanging.count)}"
    if not hanging.count:
        return _("%(sort)s that you do not see") % {"sort": sort}
    said = _("%(sort)s: %(count)s, and others that you do not see")
    return said % {"sort": sort, "count": say_number(hanging.count)}


def say_each(hanging: Sequence[Hanging]) -> list[tuple[Hanging, str]]:
    return [(each, say_hanging(each)) for each in hanging]
