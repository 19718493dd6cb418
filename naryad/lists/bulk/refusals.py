"""Why can a bulk run not begin, not go on, or not touch a row?"""

from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Refusal


class NobodyPicked(Refusal):
    """Says so in the words of the noun."""

    status = 422


class TooManyPicked(Refusal):
    """Says so in the words of the noun."""

    status = 422


class ChangedMeanwhile(Refusal):
    """The person has decided on something else than what is there now."""

    message = _("Somebody has changed this card since it was picked. Look at it first.")


class RunBroke(Refusal):
    message = _("An error of ours stopped this. What was not reached is untouched.")


class NothingToUndo(Refusal):
    message = _("There is nothing here to take back.")


class StillRunning(Refusal):
    message = _("This is still running. Cancel it, or wait until it has ended.")
