"""Which docstrings of the API do its documents show, so that translators must have them?

Of operations and of schemas. Babel knows calls alone; these are asked for in METHODS of
tools/messages.py.
"""

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

from babel.messages.extract import extract_python

Found = tuple[int, Any, Any, Any]
_VERBS = {"get", "post", "patch", "delete", "operation"}


def of_the_contract(
    source: IO[bytes],
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[Found]:
    """With all that is called as a message, as in any other file."""
    yield from extract_python(source, keywords, comment_tags, options)  # type: ignore[arg-type] # dicts and lists by its types alone
    source.seek(0)
    for node in ast.walk(ast.parse(source.read())):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and _is_shown(node):
            said = ast.get_docstring(node)
            if said:
                yield node.lineno, None, " ".join(said.split()), []


def _is_shown(node: ast.ClassDef | ast.FunctionDef) -> bool:
    if isinstance(node, ast.ClassDef):
        return bool(node.bases)
    return any(
        isinstance(each, ast.Call)
        and isinstance(each.func, ast.Attribute)
        and each.func.attr in _VERBS
        for each in node.decorator_list
    )
