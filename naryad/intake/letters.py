"""What do letters say to somebody who has reported without an account?"""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.intake.models import Inquiry
from naryad.intake.states import InquiryState
from naryad.intake.status_links import status_address
from naryad.letters.actions.write_letters import NewLetter, write_letters
from naryad.letters.kinds import Content, LetterKind, register_kind
from naryad.letters.models import Letter

RECEIVED, REFUSED = "inquiry-received", "inquiry-refused"


def register_kinds() -> None:
    register_kind(LetterKind(RECEIVED, gettext_lazy("Report received"), compose_received))
    register_kind(LetterKind(REFUSED, gettext_lazy("Report refused"), compose_refused))


def write_to_strangers(inquiries: Sequence[Inquiry], kind: str, *, at: datetime) -> None:
    """Of one organization, in the transaction of the action; where they left no e-mail, nothing."""
    told = [each for each in inquiries if each.email]
    if told:
        new = [NewLetter(kind, each.email, each.language, each.pk) for each in told]
        write_letters(new, organization_id=told[0].organization_id, at=at)


def compose_received(letter: Letter, at: datetime) -> Content | None:
    inquiry = _find(letter)
    if inquiry is None:
        return None
    said = {"organization": letter.organization.name.text(letter.language)}
    return Content(
        subject=_("%(organization)s: your report has arrived") % said,
        paragraphs=(_("Thank you. By this link you see what becomes of it, for 30 days."),),
        link=(_("See what becomes of it"), status_address(inquiry)),
        notes=(_("You get this letter because somebody left this address with a report."),),
    )


def compose_refused(letter: Letter, at: datetime) -> Content | None:
    """None: it was taken up again meanwhile."""
    inquiry = _find(letter)
    if inquiry is None or inquiry.state != InquiryState.REFUSED:
        return None
    said = {"organization": letter.organization.name.text(letter.language)}
    return Content(
        subject=_("%(organization)s: your report was not taken up") % said,
        paragraphs=(inquiry.reason,),
        link=(_("Look at the report"), status_address(inquiry)),
        notes=(_("You get this letter because somebody left this address with a report."),),
    )


def _find(letter: Letter) -> Inquiry | None:
    rows = Inquiry.objects.filter(organization=letter.organization, pk=letter.subject_id)
    return rows.select_related("organization").first()
