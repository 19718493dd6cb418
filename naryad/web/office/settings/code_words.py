"""What does each get who scans a code under these settings, in a sentence?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from naryad.intake.models import CodeSettings


@dataclass(frozen=True)
class Outcomes:
    stranger: str
    customer: str
    technician: str


def say_outcomes(settings: "CodeSettings") -> Outcomes:
    return Outcomes(
        " ".join(_stranger(settings)),
        _(
            "A customer who sees the object comes to it in the portal and asks for service there "
            "under their own name. Another one gets what a stranger gets."
        ),
        _(
            "An employee who sees the object comes to its card. Whoever may bind codes is asked "
            "for which object a blank one stands."
        ),
    )


def _stranger(settings: "CodeSettings") -> list[str]:
    if not settings.is_public:
        return [_("A stranger learns nothing: all codes show the same page.")]
    said = [
        _("A stranger reads the passport with the address.")
        if settings.shows_address
        else _("A stranger reads the passport, without the address.")
    ]
    said += _report(settings) if settings.takes_reports else [_("They cannot report anything.")]
    return said


def _report(settings: "CodeSettings") -> list[str]:
    said = [
        _("To report a problem they must register.")
        if settings.must_register
        else _("They may report a problem without an account.")
    ]
    if not settings.must_register:
        said += _contact(settings)
    said.append(
        _("The report becomes a ticket at once.")
        if settings.becomes_ticket
        else _("The report waits until somebody of the office takes it up.")
    )
    return said


def _contact(settings: "CodeSettings") -> list[str]:
    if not (settings.asks_email or settings.asks_phone):
        return [_("Nobody asks who they are.")]
    asked = (settings.asks_email, settings.asks_phone)
    return [(_must if settings.must_leave_contact else _may)(asked)]


def _must(asked: tuple[bool, bool]) -> str:
    if asked == (True, True):
        return _("They must leave an e-mail or a phone.")
    return _("They must leave an e-mail.") if asked[0] else _("They must leave a phone.")


def _may(asked: tuple[bool, bool]) -> str:
    if asked == (True, True):
        return _("They may leave an e-mail or a phone.")
    return _("They may leave an e-mail.") if asked[0] else _("They may leave a phone.")
