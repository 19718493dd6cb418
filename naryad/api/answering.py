"""How does an operation answer with an item, and what does somebody get who comes second?"""

import re
from collections.abc import Callable, Sequence
from typing import Any

import orjson
from django.http import HttpResponse
from django.utils.translation import gettext as _

from naryad.api.asking import ApiRequest, asker_of
from naryad.api.paging import ItemOf, Listing, read_show, take_item
from naryad.api.problems import answer_refusal
from naryad.core.errors import Invalid, Refusal, Stale
from naryad.core.outcomes import Outcome
from naryad.lists.questions import Show

_TRIES = 5
_SEEN = re.compile(r'(?:W/)?"?(?P<version>[0-9]{1,9})"?')


def answer(body: Any, *, status: int = 200) -> HttpResponse:
    made = HttpResponse(orjson.dumps(body, default=str), "application/json", status)
    if isinstance(body, dict) and "version" in body:
        made.headers["ETag"] = f'"{body["version"]}"'
    return made


def answer_nothing() -> HttpResponse:
    """After a deletion: no body, and so of no type."""
    answered = HttpResponse(status=204)
    del answered.headers["Content-Type"]
    return answered


def answer_item(
    request: ApiRequest, listing: Listing, row_id: int, *, status: int = 200
) -> HttpResponse:
    """The whole item, as it is now."""
    return answer(take_item(request, listing, row_id, show=Show.HIDE), status=status)


def answer_one(request: ApiRequest, listing: Listing, row_id: int) -> HttpResponse:
    """The item that was asked for; a deleted one only with `deleted=all`."""
    noun_list = listing.make(asker_of(request))
    return answer(take_item(request, listing, row_id, show=read_show(request, noun_list)))


def answer_late(refusal: Refusal, current: ItemOf) -> HttpResponse:
    """Somebody else came first: with the state of now."""
    return answer_refusal(refusal, more={"current": current})


def answer_edit(
    request: ApiRequest,
    listing: Listing,
    row_id: int,
    *,
    version: int | None,
    act: Callable[[int], object],
) -> HttpResponse:
    """As `answer_versioned`, of an item of a list."""

    def take() -> ItemOf:
        return take_item(request, listing, row_id, show=Show.HIDE)

    return answer_versioned(request, take, version=version, act=act)


def answer_versioned(
    request: ApiRequest,
    take: Callable[[], ItemOf],
    *,
    version: int | None,
    act: Callable[[int], object],
) -> HttpResponse:
    """`version`: of the state that the caller has seen, in the body or as If-Match; then a save in
    between is a conflict, which shows the state of now. Without one, `act` puts what was sent onto
    the state of now, and once more if somebody saves at this very moment."""
    seen = read_seen(request, version)
    for left in reversed(range(_TRIES)):
        current = take()
        try:
            act(current["version"] if seen is None else seen)
        except Stale as stale:
            if seen is None and left:
                continue
            return answer_late(stale, take())
        break
    return answer(take())


def read_seen(request: ApiRequest, version: int | None) -> int | None:
    """`version`: as the body says it. Raises Invalid where the header says another one."""
    given = request.headers.get("If-Match", "*").strip()
    if given == "*":
        return version
    seen = _SEEN.fullmatch(given)
    if seen is None:
        raise Invalid({"If-Match": _("This is no version of an item: “7”.")})
    if version not in (None, int(seen["version"])):
        raise Invalid({"If-Match": _("The body names another version.")})
    return int(seen["version"])


def answer_results(outcomes: Sequence[Outcome], *, status: int = 200) -> HttpResponse:
    """One result a row, in the order of the call; `status` is that of a row that went well."""
    results = [_say(index, outcome, status) for index, outcome in enumerate(outcomes)]
    return answer({"results": results})


def answer_edits(
    request: ApiRequest, listing: Listing, outcomes: Sequence[Outcome]
) -> HttpResponse:
    """The same, with the state of now of each that somebody else has saved in between."""
    late = {each.id for each in outcomes if isinstance(each.refusal, Stale)}
    ids = sorted(each for each in late if each is not None)
    current = {item["id"]: item for item in listing.write(ids, request)} if ids else {}
    results = [_say(index, outcome, 200) for index, outcome in enumerate(outcomes)]
    for result in results:
        if result["id"] in current and result["id"] in late and result["problem"]:
            result["problem"]["current"] = current[result["id"]]
    return answer({"results": results})


def _say(index: int, outcome: Outcome, status: int) -> dict[str, Any]:
    problem = None if outcome.refusal is None else _problem(outcome.refusal, index)
    return {
        "index": index,
        "id": outcome.id,
        "status": problem["status"] if problem else status,
        "problem": problem,
    }


def _problem(refusal: Refusal, index: int) -> dict[str, Any]:
    said: dict[str, Any] = orjson.loads(answer_refusal(refusal).content)
    for error in said["errors"]:
        error["path"] = f"items.{index}.{error['path']}".rstrip(".")
    return said
