"""Would signing in by this provider work?"""

from naryad.accounts.models import IdentityProvider
from naryad.accounts.single_sign_on.discovery import Discovery, examine
from naryad.accounts.single_sign_on.secret import open_secret


def try_provider(provider: IdentityProvider) -> Discovery:
    """All that can be asked before anybody signs in; refusals say in words what is wrong."""
    open_secret(provider)
    return examine(provider.issuer)
