"""Of which nouns may a program hear beside the one that it calls?

What happens, what is gone and what stands in a file are of many nouns. A token that is for some of
them hears nothing of the others by any of these ways.
"""

from collections.abc import Iterable

from naryad.accounts.scopes import Reach, allows
from naryad.api.asking import ApiRequest
from naryad.api.auth import OutsideScopes


def hears_of(request: ApiRequest, noun: str) -> bool:
    """Somebody with a session hears of all that they see."""
    token = request.token
    return token is None or allows(token.scopes, noun=noun, reach=Reach.READ)


def demand_hearing(request: ApiRequest, nouns: Iterable[str], *, reach: Reach = Reach.READ) -> None:
    """`reach`: WRITE where something of these nouns comes to be. Raises OutsideScopes."""
    token = request.token
    if token is None:
        return
    if not all(allows(token.scopes, noun=noun, reach=reach) for noun in nouns):
        raise OutsideScopes(scopes=", ".join(token.scopes))
