"""By which codes are channels known, and what becomes of each notice there?"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    BELL = "BELL", _("In the program")
    MAIL = "MAIL", _("By e-mail")
    PUSH = "PUSH", _("On devices")


class Fate(models.TextChoices):
    """Of one notice in one channel: told, or why not."""

    WAITING = "WAITING", _("Waits a little, in case more happens")
    TOLD = "TOLD", _("Told")
    OWN = "OWN", _("Not told: it was this person's own doing")
    OFF = "OFF", _("Not told: it is off for this person")
    UNSEEN = "UNSEEN", _("Not told: this person did not see the ticket")
    BARRED = "BARRED", _("Not told: banned or deleted")
    UNDONE = "UNDONE", _("Not told: taken back within five minutes")
    PASSED = "PASSED", _("Not told: overtaken by what happened next")
    READ = "READ", _("Not told: read in the program before")
    NO_EMAIL = "NO_EMAIL", _("Not told: no confirmed e-mail")
    NO_PLACE = "NO_PLACE", _("Not told: no device of this person is told")
    LATE = "LATE", _("Not told: too long ago when the program came to it")


TO_READERS = {
    Fate.OWN: _("Not told: you have done it yourself"),
    Fate.OFF: _("Not told: it is off for you"),
    Fate.UNSEEN: _("Not told: you did not see the ticket"),
    Fate.NO_EMAIL: _("Not told: you have no confirmed e-mail"),
    Fate.NO_PLACE: _("Not told: none of your devices is told"),
}
