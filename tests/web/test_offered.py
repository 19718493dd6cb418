"""Does whatever the menu and the tabs offer somebody open for them?"""

import re

import pytest

from tests.web.pages import english
from tests.world import World

_LINK = re.compile(r'href="(/[^"#]*)"')
_TABS = re.compile(r'<nav class="tabs".*?</nav>', re.DOTALL)


@pytest.mark.parametrize("role", ["admin", "head", "dispatcher", "technician"])
def test_nothing_that_is_offered_is_refused(world: World, role: str) -> None:
    client = english(world, getattr(world.service, role))
    frame = client.get("/notifications/").content.decode().partition("<main")[0]
    todo, seen = [each.replace("&amp;", "&") for each in _LINK.findall(frame)], set[str]()
    refused = {}
    while todo:
        path = todo.pop()
        if path in seen or path.startswith("/static/"):
            continue
        seen.add(path)
        answer = client.get(path, headers={"Accept": "text/html"})
        if answer.status_code >= 400:
            refused[path] = answer.status_code
        elif not answer.streaming:
            for bar in _TABS.findall(answer.content.decode()):
                todo += _LINK.findall(bar)
    assert refused == {}
    assert len(seen) > 5
