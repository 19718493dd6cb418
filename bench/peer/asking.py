"""Which requests are the same question to both programs?"""

import json
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from secrets import token_hex
from urllib.parse import quote, urlencode

from bench.forms import post, read_form
from bench.measuring import Ask
from bench.screens import FRAGMENT
from bench.world import CSRF

MOST_CREATES = 110
_LIST = "/office/tickets/"
_NEW = f"{_LIST}new/"
# Words of titles and texts: some stand in a tenth of all tickets, some in a handful.
_WORDS = ("storm", "basement", "4217", "cabin", "31415", "urgent")
_ROWS = {"draw": 1, "start": 0, "length": 50, "order[0][column]": 5, "order[0][dir]": "desc"}
_FORM = (("Content-Type", "application/x-www-form-urlencoded"),)


@dataclass(frozen=True)
class Question:
    name: str
    ours: list[Ask]
    theirs: list[Ask]


def questions(
    viewers: Sequence[str],
    staff: Sequence[str],
    *,
    first: int,
    first_asset: int,
    number: int,
    creates: int,
) -> list[Question]:
    """`viewers`: our cookies; `staff`: sessions of the peer's."""
    they = [f"sessionid={each}; csrftoken={CSRF}" for each in staff]
    some = [number // 2 - 37 * at for at in range(len(they))]
    ours, theirs = _rows([f"{_LIST}?open=yes"], viewers), _rows_there([_query([1, 2])], they)
    found = _rows([f"{_LIST}?q={quote(each)}" for each in _WORDS], viewers)
    found_there = _rows_there([_query([], each) for each in _WORDS], they)
    cards = [Ask(f"{_LIST}{first + at}/", viewers[turn]) for turn, at in enumerate(some)]
    cards_there = [Ask(f"/tickets/{at}/", they[turn]) for turn, at in enumerate(some)]
    return [
        Question("list of open tickets, 50 rows", ours, theirs),
        Question("search by a word, 50 rows", found, found_there),
        Question("card", cards, cards_there),
        Question(
            "create", _creates(viewers[0], first_asset, creates), _creates_there(they[0], creates)
        ),
    ]


def _rows(paths: Sequence[str], cookies: Sequence[str]) -> list[Ask]:
    return [
        Ask(paths[at % len(paths)], cookie, headers=FRAGMENT) for at, cookie in enumerate(cookies)
    ]


def _rows_there(queries: Sequence[str], cookies: Sequence[str]) -> list[Ask]:
    """Its page of a list is empty and fetches the rows as JSON."""
    return [
        Ask(f"/datatables_ticket_list/{queries[at % len(queries)]}?{urlencode(_ROWS)}", cookie)
        for at, cookie in enumerate(cookies)
    ]


def _query(statuses: Sequence[int], words: str = "") -> str:
    asked = {
        "filtering": {"status__in": statuses} if statuses else {},
        "filtering_null": {},
        "sorting": "created",
        "sortreverse": True,
        "search_string": words,
    }
    return b64encode(json.dumps(asked).encode()).decode()


def _creates(cookie: str, first_asset: int, count: int) -> list[Ask]:
    """The form as it stands on the page, filled in and sent."""
    known = dict(read_form(_NEW, cookie))
    return [
        post(
            _NEW,
            list(
                {
                    **known,
                    "title": f"Lift {at} stands still",
                    "text": "It makes noise since monday",
                    "asset_id": str(first_asset + 7 * at),
                    "request_key": token_hex(16),
                }.items()
            ),
            cookie,
        )
        for at in range(count)
    ]


def _creates_there(cookie: str, count: int) -> list[Ask]:
    given = {"queue": 1, "priority": 3, "csrfmiddlewaretoken": CSRF, "assigned_to": ""}
    return [
        Ask(
            "/tickets/submit/",
            cookie,
            "POST",
            urlencode(
                {
                    **given,
                    "title": f"Lift {at} stands still",
                    "body": "It makes noise since monday",
                }
            ).encode(),
            _FORM,
        )
        for at in range(count)
    ]
