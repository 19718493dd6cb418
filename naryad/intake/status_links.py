"""By which address does somebody without an account see what became of their report?"""

from datetime import datetime, timedelta

from django.core import signing

from naryad.intake.models import Inquiry
from naryad.intake.states import InquiryState
from naryad.organizations.addresses import page_address

# Signed and never kept: no table holds what opens the page.
_SALT = "naryad/inquiry"
LIVES, PHOTOS_FOR = timedelta(days=30), timedelta(days=1)


def token_of(inquiry_id: int) -> str:
    return signing.dumps(inquiry_id, salt=_SALT)


def status_address(inquiry: Inquiry) -> str:
    return page_address(inquiry.organization, "inquiry_status", token_of(inquiry.pk))


def find_inquiry(token: str) -> Inquiry | None:
    """None: made up, or too old."""
    try:
        inquiry_id = signing.loads(token, salt=_SALT, max_age=LIVES)
    except (signing.BadSignature, ValueError, UnicodeError):
        return None
    found = Inquiry.objects.filter(pk=inquiry_id)
    return found.select_related("organization", "ticket__status", "ticket__stage").first()


def takes_photos(inquiry: Inquiry, *, at: datetime) -> bool:
    return inquiry.state != InquiryState.REFUSED and at <= inquiry.at + PHOTOS_FOR
