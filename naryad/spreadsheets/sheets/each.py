"""How do rows meet an action that takes clean input alone?"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from naryad.core.errors import Refusal
from naryad.core.outcomes import Outcome, refused

R = TypeVar("R")
I = TypeVar("I")  # noqa: E741 - the input that is made of a row


def act_on_fit(
    rows: Sequence[R],
    clean: Callable[[R], I],
    act: Callable[[Sequence[I]], list[Outcome]],
) -> list[Outcome]:
    """One outcome a row, in order; those of which no input can be made are refused here."""
    outcomes: dict[int, Outcome] = {}
    fit: dict[int, I] = {}
    for place, row in enumerate(rows):
        try:
            fit[place] = clean(row)
        except Refusal as refusal:
            outcomes[place] = refused(None, refusal)
    if fit:
        outcomes.update(zip(fit, act(list(fit.values())), strict=True))
    return [outcomes[place] for place in range(len(rows))]
