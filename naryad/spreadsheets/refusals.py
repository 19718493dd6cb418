"""Why can an export not begin, not go on, or not be fetched?"""

from django.utils.translation import gettext_lazy as _

from naryad.core.errors import NotPermitted, Refusal


class TooManyAtOnce(Refusal):
    message = _("Three exports of yours are being made. Wait for one of them, or cancel it.")


class NoColumns(Refusal):
    status = 422
    message = _("Choose at least one column.")


class NoRoom(Refusal):
    message = _(
        "The server has no room for so many files at once. Narrow the list down, or ask whoever "
        "runs the server for room."
    )


class RightsChanged(NotPermitted):
    message = _(
        "You may see less than when this file was made, so it is closed. Make it anew: "
        "it will hold what you may see now."
    )


class OwnerMayLess(NotPermitted):
    message = _(
        "You may do less than when this schedule was made. Look at what it asks, then let it go "
        "on: its files will hold what you may see now."
    )


class FileGone(Refusal):
    message = _("This file is not kept any more. Make it anew.")


class ExportBroke(Refusal):
    message = _("An error of ours stopped this. Nothing was changed: try once more.")


class MakerIsGone(Refusal):
    message = _("Whoever asked for this file may not enter any more.")
