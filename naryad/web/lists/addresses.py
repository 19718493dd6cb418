"""Under which address does a list answer a question?"""

from urllib.parse import urlencode

from naryad.lists.addresses import write_question
from naryad.lists.questions import Question
from naryad.web.lists.face import OpenList


def list_url(
    opened: OpenList,
    question: Question | None = None,
    *,
    page: str = "",
    after: int = 0,
    part: str = "",
    **more: str,
) -> str:
    """`after`: how many rows stand before the page, for its footer alone. `part`: an address
    below the list's own."""
    said = write_question(question or Question(), opened.asked)
    place = {"page": page, "after": str(after or ""), **more}
    given = [*said, *((name, value) for name, value in place.items() if value)]
    whole = f"{opened.path}{part}/" if part else opened.path
    return f"{whole}?{urlencode(given, safe='~,:')}" if given else whole


def query_of(opened: OpenList, question: Question) -> str:
    """The part behind the question mark."""
    return list_url(opened, question).partition("?")[2]
