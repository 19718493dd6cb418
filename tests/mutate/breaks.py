"""Which single rules can be taken away from the sources, and how does each file read then?"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.architecture.rules import ROOT

PROGRAM = ROOT / "naryad"
OF_ORGANIZATION = re.compile(
    r"(\w+\.)?organization_id = (:organization|%\(organization\)s(::bigint)?)"
)
WITH_OWN_SQL = {"access", "lists", "tickets"}


@dataclass(frozen=True)
class Break:
    """`without` is the source without the rule. `function`: where it stood, if in one."""

    path: str
    line: int
    rule: str
    function: str
    without: str

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def noun(self) -> str:
        return self.path.split("/")[1]

    @property
    def is_about_seeing(self) -> bool:
        return _is_about_seeing(self.path)

    def __str__(self) -> str:
        return f"{self.path}:{self.line} without {self.rule}"


def all_breaks() -> list[Break]:
    return [found for path in _paths() for found in breaks_of(path, (ROOT / path).read_text())]


def breaks_of(path: str, source: str) -> list[Break]:
    found = [*_statements(path, source), *_guards(path, source)]
    if _is_about_seeing(path):
        found += [*_arms(path, source), *_filters(path, source)]
    if _is_about_seeing(path) or path.split("/")[1] in WITH_OWN_SQL:
        found += _conditions(path, source)
    return found


def _is_about_seeing(path: str) -> bool:
    return path.rsplit("/", 1)[1].startswith("visibility")


def _paths() -> list[str]:
    folders = ("**/actions", "access", "people", "tickets", "lists/*tickets", "web/**")
    patterns = ("**/visibility*.py", *(f"{folder}/*.py" for folder in folders))
    found = {path for pattern in patterns for path in PROGRAM.glob(pattern)}
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


def _statements(path: str, source: str) -> Iterator[Break]:
    """A line that only asks, and raises when the answer is no."""
    for node, function in _located(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and _asks(node.value):
            said = ast.unparse(node.value)
            yield _broken(path, source, node, rule=said, put="None", function=function)


def _guards(path: str, source: str) -> Iterator[Break]:
    """A condition under which there is only a no."""
    for node, function in _located(ast.parse(source)):
        if isinstance(node, ast.If) and not node.orelse and len(node.body) == 1:
            answer = ast.unparse(node.body[0])
            if answer.startswith("raise ") or answer.endswith(".none()"):
                said = f"if {ast.unparse(node.test)}: {answer}"
                yield _broken(path, source, node, rule=said, put="None", function=function)


def _asks(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    name = name or (call.func.id if isinstance(call.func, ast.Name) else "")
    return bool(re.match(r"_?(require|demand|refuse|check|forbid)(_|$)", name))


def _arms(path: str, source: str) -> Iterator[Break]:
    """Each way of seeing, out of the tuple it stands in."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Tuple):
            for arm in node.elts:
                if isinstance(arm, ast.Call) and ast.unparse(arm.func) in {"Arm", "arm"}:
                    said = ast.unparse(arm).split(", table")[0] + ")"
                    yield _broken(path, source, arm, rule=said, put="*()", function="")


def _filters(path: str, source: str) -> Iterator[Break]:
    """Each condition of a `filter`."""
    for node, function in _located(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr not in {"filter", "exclude"}:
            continue
        for condition in (*node.args, *node.keywords):
            put = "**{}" if isinstance(condition, ast.keyword) else "*()"
            said = f"{node.func.attr}({ast.unparse(condition)})"
            yield _broken(path, source, condition, rule=said, put=put, function=function)


def _conditions(path: str, source: str) -> Iterator[Break]:
    """The organization that is asked about, out of SQL. Where one row only names another of its own
    organization, keys hold it: `tests/architecture/test_keys.py`."""
    for match in OF_ORGANIZATION.finditer(source):
        without = source[: match.start()] + "TRUE" + source[match.end() :]
        line = source.count("\n", 0, match.start()) + 1
        yield Break(path, line, match.group(), "", without)


def _broken(  # the place of a node is given in bytes of its line
    path: str,
    source: str,
    node: ast.stmt | ast.expr | ast.keyword,
    *,
    rule: str,
    put: str,
    function: str,
) -> Break:
    lines = source.encode().splitlines(keepends=True)
    assert node.end_lineno is not None and node.end_col_offset is not None
    before = b"".join(lines[: node.lineno - 1]) + lines[node.lineno - 1][: node.col_offset]
    after = lines[node.end_lineno - 1][node.end_col_offset :] + b"".join(lines[node.end_lineno :])
    without = (before + put.encode() + after).decode()
    return Break(path, node.lineno, rule, function, without)


def _located(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Each node with the outermost function it stands in."""
    for outer in tree.body:
        for part in outer.body if isinstance(outer, ast.ClassDef) else [outer]:
            name = part.name if isinstance(part, ast.FunctionDef) else ""
            for node in ast.walk(part):
                yield node, name
