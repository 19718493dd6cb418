"""Why can an import not be checked, run, or taken back?"""

from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Refusal


class NotNow(Refusal):
    message = _("This import is at another step by now. Look at its page again.")


class NothingGiven(Refusal):
    status = 422
    message = _("Choose a file, or paste the rows.")


class TooManyImports(Refusal):
    message = _("Three imports of yours are at work. Wait for one of them, or give it up.")


class FileForgotten(Refusal):
    message = _("The file is not kept any more. Begin the import anew.")


class NothingMatched(Refusal):
    status = 422
    message = _("Match at least one column of the file.")


class KeyNotMatched(Refusal):
    status = 422
    message = _("Choose by which field to find what is here already, and match its column.")


class NotChecked(Refusal):
    message = _("Rows were put right and not checked since. Check the file once more.")


class CheckedSince(Refusal):
    message = _("The file was checked once more in the meantime: these are its numbers now.")


class NothingToDo(Refusal):
    message = _("There is nothing to do: no row is new or changed.")


class NothingDone(Refusal):
    message = _("There is nothing here to take back.")


class NobodyToInvite(Refusal):
    message = _("Nobody is left here to be invited.")


class NoSuchLine(Refusal):
    status = 422
    message = _("There is no such row or column in this file.")


class ImportBroke(Refusal):
    message = _("An error of ours stopped this. What was not reached is untouched.")


class ImporterIsGone(Refusal):
    message = _("Whoever began this import may not enter any more.")


class GoneSince(Refusal):
    message = _("This is gone, or you do not see it any more.")


class TouchedSince(Refusal):
    message = _("Somebody has changed this since the import, so it stays as it is.")


class HangsOnKept(Refusal):
    message = _("What was made for this row on the way stays: somebody has changed it since.")


class BearsOthers(Refusal):
    message = _("Others stand under this or have it, so it stays: they would go along with it.")
