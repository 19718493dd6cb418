"""How does a proven address come to have a login?"""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from naryad.accounts.models import Login
from naryad.accounts.sign_in_names import is_phone
from naryad.core.errors import Refusal


class LoginExists(Refusal):
    message = _("You have a login already. Sign in with its password.")


def create_login(address: str, *, password: str, language: str, at: datetime) -> Login:
    """Its owner has just shown that the address is theirs. Raises LoginExists."""
    name = address.lower()
    named = {"phone": name} if is_phone(name) else {"email": name}
    login = Login(**named, language=language, created_at=at)
    login.set_password(password)
    try:
        with transaction.atomic():
            login.save()
    except IntegrityError:
        # The same address has just been proved elsewhere.
        raise LoginExists from None
    return login
