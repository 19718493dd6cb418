"""How does the form of a person become one saved card, and what does it say when it does not?"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.accounts import actions
from naryad.accounts.card import Card, SavedCard
from naryad.core.errors import Invalid
from naryad.people.checking import needed_of_new
from naryad.people.duplicates import Duplicate, find_duplicates
from naryad.web.forms.people import PersonForm


class Saving:
    """One try to save a form. `duplicates` are known afterwards, for links to their cards."""

    def __init__(self, form: PersonForm, *, actor: Actor, at: datetime) -> None:
        self.form, self.actor, self.at = form, actor, at
        self.duplicates: list[Duplicate] = []

    def add(self, kind: Kind) -> dict[str, Any] | None:
        """The answer of the first of equal requests; None: show the form again."""

        def act() -> dict[str, Any]:
            card = self._look(self.form.card(kind, needed=self._needed(kind)), own_id=None)
            return _answer(actions.add_card(card, by=self.actor, at=self.at))

        return self._save(act)

    def edit(self, person_id: int, kind: Kind) -> dict[str, Any] | None:
        def act() -> dict[str, Any]:
            card = self._look(self.form.card(kind), own_id=person_id)
            seen = self.form.seen_version
            saved = actions.edit_card(person_id, card, seen_version=seen, by=self.actor, at=self.at)
            return _answer(saved)

        return self._save(act, subject=("person", person_id))

    @property
    def warnings(self) -> list[Duplicate]:
        """Those that do not hinder: whoever saves anyway has seen them."""
        return [each for each in self.duplicates if not each.is_blocking]

    def owner_of(self, likeness: str) -> Duplicate | None:
        """Whoever has this contact, for the link at its field."""
        blocking = (each for each in self.duplicates if each.is_blocking and each.person)
        return next((each for each in blocking if each.likeness == likeness), None)

    def _needed(self, kind: Kind) -> frozenset[str]:
        """Without an area somebody new gets the default one."""
        may_give = self.actor.may(Permission.GIVE_ROLES)
        return needed_of_new(kind, may_give=may_give) - {"area_ids"}

    def _save(self, act: Any, subject: tuple[str, int] | None = None) -> dict[str, Any] | None:
        answer = self.form.save(act, by=self.actor, at=self.at, subject=subject)
        assert answer is None or isinstance(answer, dict)
        return answer

    def _look(self, card: Card, *, own_id: int | None) -> Card:
        """Namesakes stop the first try alone; whose contact it is, the action says at its field."""
        self.duplicates = find_duplicates(card.person, actor=self.actor, except_id=own_id)
        accepted = set(str(self.form["accepted"].data or "").split(","))
        new = [
            each for each in self.warnings if each.person and str(each.person.pk) not in accepted
        ]
        if new and own_id is None and not any(each.is_blocking for each in self.duplicates):
            raise Invalid({"": _("Somebody like this is here already. Look first, then save.")})
        return card


def _answer(saved: SavedCard) -> dict[str, Any]:
    """What is kept for a second click must be plain JSON."""
    return {
        "id": saved.id,
        "is_invited": saved.is_invited,
        "refusal": str(saved.refusal) if saved.refusal else "",
    }
