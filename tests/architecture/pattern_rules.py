"""Is there a pattern that somebody's text could keep busy for days?"""

import ast
from collections.abc import Iterable, Iterator
from re import _constants, _parser  # type: ignore[attr-defined] # nothing public parses them

from tests.architecture.rules import Rule

_REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT}
_FINAL = {_constants.ATOMIC_GROUP, _constants.POSSESSIVE_REPEAT}
# As often the ways to cut a text double, and that is still soon done.
_FEW = 9


def doubling_pattern(source: str) -> Iterator[int]:
    """An endless repeat within a repeat: there are 2ⁿ ways to cut a text of n, and where nothing
    fits all are tried. What is possessive or atomic is cut one way."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and ast.unparse(call.func).startswith("re."):
            pattern = call.args[0] if call.args else None
            if isinstance(pattern, ast.Constant) and _doubles(_parser.parse(pattern.value)):
                yield call.lineno


def _doubles(steps: Iterable[tuple[object, object]], *, is_repeated: bool = False) -> bool:
    for kind, said in steps:
        most = said[1] if kind in _REPEATS else 0  # type: ignore[index] # least, most, steps
        if is_repeated and most is _constants.MAXREPEAT:
            return True
        within = kind not in _FINAL and (is_repeated or most > _FEW)
        if any(_doubles(each, is_repeated=within) for each in _parts(said)):
            return True
    return False


def _parts(said: object) -> Iterator[Iterable[tuple[object, object]]]:
    if isinstance(said, _parser.SubPattern):
        yield said
    elif isinstance(said, list | tuple):
        for each in said:
            yield from _parts(each)


RULES = (
    Rule(
        "No pattern cuts a text in all ways there are.",
        ("naryad/*.py",),
        doubling_pattern,
        good="_A = re.compile(rb'(?:(?><!--.*?-->)\\s*+)*+<html')\n",
        bad="_A = re.compile(rb'(<!--.*?-->\\s*)*<html')\n",
    ),
)
