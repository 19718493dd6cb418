"""How do many rows of one call go through one action, though some of them are not fit?"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Refusal
from naryad.core.outcomes import Outcome, refused

Row = TypeVar("Row")
New = TypeVar("New")


class StandsTwice(Refusal):
    status = 422
    message = _("This one stands in the call twice.")


def act_on_fit(
    rows: Sequence[Row],
    *,
    read: Callable[[Row], New],
    act: Callable[[Sequence[New]], Sequence[Outcome]],
    key: Callable[[Row], int] | None = None,
) -> list[Outcome]:
    """An outcome for each row, in order. `read` makes of a row what the action takes, or raises
    what is wrong with it; `key`: the id of what is there, which may stand once."""
    outcomes: dict[int, Outcome] = {}
    fit: dict[int, New] = {}
    known: set[int] = set()
    for place, row in enumerate(rows):
        try:
            if key is not None and key(row) in known:
                raise StandsTwice
            if key is not None:
                known.add(key(row))
            fit[place] = read(row)
        except Refusal as refusal:
            outcomes[place] = refused(key(row) if key else None, refusal)
    acted = act(list(fit.values())) if fit else ()
    outcomes.update(zip(fit, acted, strict=True))
    return [outcomes[place] for place in range(len(rows))]
