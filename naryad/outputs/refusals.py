"""What is said when a file cannot be made?"""

from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Refusal


class NothingToTell(Refusal):
    message = _("There is nothing to make a file of.")


class TooManyRows(Refusal):
    status = 422


class OutputBroke(Refusal):
    message = _("Something went wrong with it. Try once more; the log of the server says why.")
