"""How is an inquiry taken for a change?"""

from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible, Refusal
from naryad.intake.models import Inquiry
from naryad.intake.states import InquiryState
from naryad.intake.visibility import inquiries_visible_to


class SettledAlready(Refusal):
    message = _("Somebody has settled this inquiry already. Look what became of it.")


def take_inquiry(inquiry_id: int, *, state: InquiryState = InquiryState.NEW, by: Actor) -> Inquiry:
    """Locked. NotVisible; SettledAlready when it is not in that state."""
    rows = Inquiry.objects.filter(organization_id=by.organization_id, pk=inquiry_id)
    found = rows.select_for_update(no_key=True).first()
    if found is None or not inquiries_visible_to(by).filter(pk=inquiry_id).exists():
        raise NotVisible
    if found.state != state:
        raise SettledAlready
    return found
