"""How does a passkey get another name?"""

from allauth.mfa.models import Authenticator
from django.db import transaction

from naryad.accounts.factors import PASSKEY, clean_name
from naryad.core.errors import NotVisible


@transaction.atomic
def rename_passkey(login_id: int, *, factor_id: int, name: str) -> None:
    """Raises NotVisible, Invalid (name)."""
    passkeys = Authenticator.objects.select_for_update().filter(user_id=login_id, type=PASSKEY)
    passkey = passkeys.filter(pk=factor_id).first()
    if passkey is None:
        raise NotVisible
    passkey.data["name"] = clean_name(name)
    passkey.save(update_fields=["data"])
