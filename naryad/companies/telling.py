"""What has become of a company that many were asked about?"""

from collections.abc import Collection

from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused, same


def tell_outcome(
    pk: int, *, done_with: Collection[int], known: Collection[int], refusal: Refusal | None = None
) -> Outcome:
    """Of those that are known and were as asked before, nothing has changed."""
    if pk in done_with:
        return done(pk)
    if pk not in known:
        return refused(pk, NotVisible())
    return refused(pk, refusal) if refusal else same(pk)
