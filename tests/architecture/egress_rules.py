"""Is there one way out of the program over HTTP?"""

import ast
import re
from collections.abc import Iterator

from tests.architecture.rules import Rule

_OUTGOING = re.compile(r"(requests|httpx|urllib3|aiohttp|urllib\.request|http\.client)(\.|$)")


def asks_other_servers(source: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom) and any(
            _OUTGOING.match(name) for name in _imported(node)
        ):
            yield node.lineno


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    names = [name.name for name in node.names]
    if isinstance(node, ast.Import):
        return names
    return [node.module or "", *(f"{node.module}.{name}" for name in names)]


RULES = (
    Rule(
        "Other servers are asked over HTTP in one place.",
        ("naryad/*.py",),
        asks_other_servers,
        good="from http import HTTPStatus\nfrom urllib.parse import urlsplit\n"
        "from naryad.core.requests import answer_once\n",
        bad="from urllib import request\n",
        except_in={"naryad/core/egress.py": "the one place, which says where one may go"},
    ),
)
