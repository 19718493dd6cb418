"""Where does the next page of a list begin?"""

from dataclasses import dataclass

from django.core import signing

_SALT = "naryad.page"


@dataclass(frozen=True)
class Cursor:
    """A place between two rows: the sort key and id of the row beside it, and the direction."""

    sort_key: str
    id: int
    is_backward: bool = False

    def token(self) -> str:
        return signing.dumps([self.sort_key, self.id, int(self.is_backward)], salt=_SALT)


def read_cursor(token: str | None) -> Cursor | None:
    """None for the first page, and for a token that is not ours: a list never breaks on it."""
    if not token:
        return None
    try:
        sort_key, row_id, backward = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return Cursor(str(sort_key), int(row_id), bool(backward))
