"""Which order does somebody want who moves a row?"""

from collections.abc import Sequence

from naryad.web.acting import SignedInRequest

_LONGEST_ID = 18
_MOST = 2_000


def read_order(request: SignedInRequest, known: Sequence[int]) -> list[int]:
    """`order`: the ids as they stand now; else `move`: `id:-1` or `id:1`, one step in `known`."""
    given = [each for each in request.POST.getlist("order")[:_MOST] if _is_id(each)]
    if given:
        return [int(each) for each in given]
    moved, _colon, step = request.POST.get("move", "").partition(":")
    order = list(known)
    if not _is_id(moved) or int(moved) not in order or step not in ("-1", "1"):
        return order
    place = order.index(int(moved))
    order.insert(max(0, place + int(step)), order.pop(place))
    return order


def _is_id(text: str) -> bool:
    return text.isdecimal() and len(text) <= _LONGEST_ID
