"""What becomes of each person of a call that does one thing with many?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.people.models import Person


@dataclass
class Decisions:
    """`fit`: people with whom it will be done. Whoever is refused later leaves it again."""

    fit: dict[int, Person] = field(default_factory=dict)
    _others: dict[int, Outcome] = field(default_factory=dict)

    def refuse(self, person_ids: Iterable[int], refusal: Refusal) -> None:
        for person_id in person_ids:
            self.fit.pop(person_id, None)
            self._others[person_id] = refused(person_id, refusal)

    def leave(self, person_id: int) -> None:
        """They already are as asked."""
        self._others[person_id] = same(person_id)

    def outcomes(self, ids: Sequence[int]) -> list[Outcome]:
        """In the order of the call."""
        return [self._others.get(person_id) or done(person_id) for person_id in ids]


def decide_each(
    ids: Sequence[int], people: Mapping[int, Person], decide: Callable[[Person], bool]
) -> Decisions:
    """`decide` says whether there is anything to do, or raises the refusal of that person."""
    decisions = Decisions()
    for person_id in ids:
        person = people.get(person_id)
        try:
            if person is None:
                raise NotVisible
            is_needed = decide(person)
        except Refusal as refusal:
            decisions.refuse([person_id], refusal)
            continue
        if is_needed:
            decisions.fit[person_id] = person
        else:
            decisions.leave(person_id)
    return decisions
