"""How does Naryad say no, and what does the person read?"""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# By field, `""` for the whole of what was handed in: what is wrong with it.
Errors = dict[str, str | Promise]


class Refusal(Exception):
    """A refusal that was foreseen: fit for the person's eyes, with the HTTP status of its kind.

    `message` is translated lazily, so that it is read in the language of the reader. `field`
    names the input that is to blame. Doors turn it into a page, a field error or JSON.
    """

    status = 409
    message: str | Promise = _("This cannot be done now.")

    def __init__(
        self, message: str | Promise | None = None, *, field: str | None = None, **values: Any
    ) -> None:
        self.message = self.message if message is None else message
        self.field = field
        self.values = values
        super().__init__(self.code)

    @property
    def code(self) -> str:
        """A stable word for programs: the name of the class."""
        return type(self).__name__

    def kept(self) -> "Refusal":
        """What may be kept of it for months: it names nobody whose data may be erased meanwhile."""
        return self

    def __str__(self) -> str:
        # Filled before it is text, so that a message with plural forms finds its number.
        return str(self.message % self.values if self.values else self.message)


class NotVisible(Refusal):
    """Not there, or not for this person; nobody is told which."""

    status = 404
    message = _("There is no such page, or you have no access to it.")


class NotPermitted(Refusal):
    status = 403
    message = _("You do not have the right to do this.")


class ReadOnlyView(NotPermitted):
    message = _("You are looking with another person's eyes. Nothing can be changed this way.")


class FactorNeeded(NotPermitted):
    message = _(
        "Administrators of this organization need a second factor to sign in. Set one up first: "
        "it is under Second factor in your profile."
    )


class Invalid(Refusal):
    """Input that cannot be taken: messages by field, `""` for the whole form."""

    status = 422
    message = _("Some fields need attention.")

    def __init__(self, errors: Mapping[str, str | Promise]) -> None:
        super().__init__()
        self.errors = dict(errors)


class Stale(Refusal):
    """Somebody saved first. `differences`: field → (mine, theirs), only where they part."""

    message = _("Somebody else has saved this in the meantime.")

    def __init__(self, differences: Mapping[str, tuple[Any, Any]], *, version: int) -> None:
        super().__init__()
        self.differences = dict(differences)
        self.version = version


class TooManyTries(Refusal):
    """`is_first`: nobody was refused before in this period, so this is worth a line of a log."""

    status = 429
    message = _("Too many tries. Wait %(minutes)s min and try again.")

    def __init__(self, *, minutes: int, is_first: bool) -> None:
        super().__init__(minutes=minutes)
        self.is_first = is_first
