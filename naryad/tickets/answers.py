"""Which texts are offered to begin a message about a ticket with?"""

from collections.abc import Mapping
from dataclasses import dataclass

from naryad.access.actor import Actor
from naryad.tickets.answer_input import fill_marks
from naryad.tickets.codes import Side
from naryad.tickets.visibility_of_settings import answers_visible_to


@dataclass(frozen=True)
class ReadyAnswer:
    name: str
    text: str


def ready_answers(
    actor: Actor, values: Mapping[str, str], *, side: Side | None = None
) -> dict[str, list[ReadyAnswer]]:
    """Side → what is offered for it, in the reader's language, in the order of the settings.
    `values`: what the marks stand for, as far as the reader sees it."""
    rows = answers_visible_to(actor).order_by("position", "pk")
    if side is not None:
        rows = rows.filter(side=side)
    found: dict[str, list[ReadyAnswer]] = {}
    for row in rows:
        text = fill_marks(str(row.text), values)
        found.setdefault(row.side, []).append(ReadyAnswer(str(row.name), text))
    return found
