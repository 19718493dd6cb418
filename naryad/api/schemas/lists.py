"""Which parameters has every list, as documents say it?"""

from typing import Any

from django.utils.translation import gettext_noop as _


def _parameter(name: str, said: str, kind: str = "string", place: str = "query") -> dict[str, Any]:
    return {
        "in": place,
        "name": name,
        "required": False,
        "schema": {"type": kind},
        "description": said,
    }


LIST_PARAMETERS = (
    _parameter("limit", _("How many items, from 1 to 200; 50 if it is not said."), "integer"),
    _parameter("cursor", _("`next` of the page before, with all else as it was.")),
    _parameter("sort", _("`id` or a field, with a minus downwards; `-id` if it is not said.")),
    _parameter("fields", _("Names of the fields that are wanted, by comma; `id` comes always.")),
    _parameter("q", _("Words that are all found in an item.")),
    _parameter(
        "filter",
        _(
            'A tree of conditions: `{"all": […]}`, `{"any": […]}`, `{"not": …}` or '
            '`{"field": "position", "op": "contains", "value": "eng"}`. Operators: is, not, '
            "contains, contains_not, starts, before, after, between, empty, filled. A field may "
            "also be a parameter by itself, and then is equal to one of its values: `id=7&id=9`."
        ),
    ),
    _parameter(
        "count",
        _("`exact`; `capped`, where 1001 means more than 1000; `none` if it is not said."),
    ),
    _parameter("deleted", _("`only` deleted items or `all`, for whoever may see them.")),
)
RANGE_PARAMETER = _parameter(
    "Range",
    _("`bytes=1000-`: a broken download goes on from there."),
    place="header",
)
KEY_PARAMETER = _parameter(
    "Idempotency-Key",
    _(
        "Sent once more within a day with the same key, the call is answered the same and does "
        "nothing."
    ),
    place="header",
)
SEEN_PARAMETER = _parameter(
    "If-Match",
    _(
        "The `version` that was seen, in place of the one in the body; 409 with the state of now "
        "if somebody else has saved since."
    ),
    place="header",
)
