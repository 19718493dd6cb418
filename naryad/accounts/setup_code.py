"""Who may set up an installation that has nobody yet? Whoever reads its terminal."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from naryad.accounts.models import LinkPurpose, SecretLink
from naryad.accounts.secrets import hash_typed_secret, make_typed_secret
from naryad.core.errors import Invalid

LIFETIME = timedelta(days=7)


@transaction.atomic
def issue_setup_code() -> str:
    """A new code, for the terminal alone. Those before it stop working."""
    at, code = timezone.now(), make_typed_secret()
    _living().update(killed_at=at)
    SecretLink.objects.create(
        hash=hash_typed_secret(code),
        purpose=LinkPurpose.SETUP,
        subject_id=0,
        created_at=at,
        expires_at=at + LIFETIME,
    )
    return code


def use_setup_code(code: str, *, at: datetime) -> None:
    """Inside the transaction that sets up. Raises Invalid with the fault at `code`."""
    right = _living().filter(hash=hash_typed_secret(code), expires_at__gt=at)
    if not right.update(used_at=at):
        raise Invalid({"code": _("This is not the code in the terminal.")})


def _living() -> QuerySet[SecretLink]:
    return SecretLink.objects.filter(purpose=LinkPurpose.SETUP, used_at=None, killed_at=None)
