"""Which rules does every Python file of the program keep?"""

import ast
import re
from collections.abc import Iterator

from tests.architecture.guards import WITHOUT_ACTOR, WRITING_PARTS
from tests.architecture.rules import Rule

PROGRAM = ("naryad/*.py",)
DOORS = ("naryad/web/*.py", "naryad/api/*.py")
ACTIONS = ("naryad/*/actions/*.py",)
MOST_LINES_OF_A_FILE, MOST_LINES_OF_A_FUNCTION, MOST_LINES_OF_A_DOOR = 300, 50, 25
MIGRATIONS = {"naryad/*/migrations/*": "generated"}
WRITES = {
    *("bulk_create", "bulk_update", "get_or_create", "update_or_create"),
    *("insert_cells", "insert_rows", "write_rows"),
}
WRITING_SQL = re.compile(
    r"\b(INSERT\s+INTO|UPDATE\s+\S+\s+(AS\s+\w+\s+)?SET|DELETE\s+FROM|TRUNCATE)\b"
)
TRANSLATORS = {"_", "gettext", "gettext_lazy"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def long_file(source: str) -> Iterator[int]:
    lines = len(source.splitlines())
    if lines > MOST_LINES_OF_A_FILE:
        yield lines


def long_function(source: str) -> Iterator[int]:
    for function in functions(ast.parse(source)):
        if length(function) > MOST_LINES_OF_A_FUNCTION:
            yield function.lineno


def long_door(source: str) -> Iterator[int]:
    """A door is a function that takes a request; parse, one set, one action, answer."""
    for function in functions(ast.parse(source)):
        if _is_door(function) and length(function) > MOST_LINES_OF_A_DOOR:
            yield function.lineno


def _is_door(function: Function) -> bool:
    """Takes a request and answers it."""
    arguments, answer = function.args.args, function.returns
    answers = answer is None or "Response" in ast.unparse(answer)
    return bool(arguments) and arguments[0].arg == "request" and answers


def missing_question(source: str) -> Iterator[int]:
    tree = ast.parse(source)
    said = ast.get_docstring(tree)
    if tree.body and (said is None or "?" not in said.split("\n\n")[0]):
        yield 1


def signals(source: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(source)):
        named = {"django.dispatch", "django.db.models.signals", "django.core.signals"}
        if isinstance(node, ast.ImportFrom) and (
            node.module in named or (node.module or "").endswith(".signals")
        ):
            yield node.lineno
        if isinstance(node, ast.ImportFrom) and "signals" in {name.name for name in node.names}:
            yield node.lineno
        if isinstance(node, ast.Import) and named & {name.name for name in node.names}:
            yield node.lineno


def imported_models(source: str) -> Iterator[int]:
    """Names in annotations alone import nothing when the program runs."""
    tree = ast.parse(source)
    for_types = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{name.name}" for name in node.names]
            if any(re.match(r"naryad\.\w+\.models\b", name) for name in names):
                yield node.lineno
        if isinstance(node, ast.Call) and called(node) == "get_model":
            yield node.lineno


def imports_in_functions(source: str) -> Iterator[int]:
    for function in functions(ast.parse(source)):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield node.lineno


def writes(source: str) -> Iterator[int]:
    """Calls by which Django writes rows, and SQL that does."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _is_write(node):
            yield node.lineno
        if WRITING_SQL.search(_text(node)):
            yield node.lineno  # type: ignore[attr-defined]


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return ast.unparse(node) if isinstance(node, ast.JoinedStr) else ""


def _is_write(call: ast.Call) -> bool:
    """`update` and `create` of rows take keywords alone, which those of dicts and hashes do not;
    `delete` and `save` of rows take nothing, or keywords."""
    if called(call) in WRITES:
        return True
    if not isinstance(call.func, ast.Attribute):
        return False
    name, only_keywords = call.func.attr, bool(call.keywords) and not call.args
    if name in {"update", "create"}:
        return only_keywords and not _is_session(call.func.value)
    return name in {"delete", "save"} and not call.args and not _is_session(call.func.value)


def _is_session(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "session"


def unguarded_action(source: str) -> Iterator[int]:
    """A public function of an action's file says who and when, and asks first whether they may."""
    for function in ast.parse(source).body:
        if not isinstance(function, ast.FunctionDef) or function.name.startswith("_"):
            continue
        if function.name in WITHOUT_ACTOR:
            continue
        keywords = {argument.arg for argument in function.args.kwonlyargs}
        if not {"by", "at"} <= keywords or not _asks_first(function):
            yield function.lineno


def _asks_first(function: ast.FunctionDef) -> bool:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return bool(body) and bool(re.match(r"by\.require\w*\(", ast.unparse(body[0])))


def positional_after_subject(source: str) -> Iterator[int]:
    """The subject, and what it becomes; the rest by name."""
    for function in ast.parse(source).body:
        if not isinstance(function, ast.FunctionDef) or function.name.startswith("_"):
            continue
        if len(function.args.args) > 2:
            yield function.lineno


def formatted_message(source: str) -> Iterator[int]:
    """A translator must see the whole sentence."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or called(node) not in TRANSLATORS:
            continue
        if node.args and not isinstance(node.args[0], ast.Constant):
            yield node.lineno


def unfinished(source: str) -> Iterator[int]:
    for number, line in enumerate(source.splitlines(), start=1):
        if re.search(r"\b(TODO|FIXME|XXX)\b", line):
            yield number


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length(function: Function) -> int:
    assert function.end_lineno is not None
    return function.end_lineno - function.lineno + 1


def called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


_BODY = "    pass\n"
RULES = (
    Rule(
        "A file has at most 300 lines.",
        (*PROGRAM, "tests/*.py"),
        long_file,
        good="x = 1\n" * 300,
        bad="x = 1\n" * 301,
        except_in=MIGRATIONS,
    ),
    Rule(
        "A function has at most 50 lines.",
        (*PROGRAM, "tests/*.py"),
        long_function,
        good="def f():\n" + _BODY * 49,
        bad="def f():\n" + _BODY * 50,
    ),
    Rule(
        "A door has at most 25 lines.",
        DOORS,
        long_door,
        good="def door(request):\n" + _BODY * 24,
        bad="def door(request):\n" + _BODY * 25,
    ),
    Rule(
        "A module begins with the question it answers.",
        (*PROGRAM, "tests/*.py"),
        missing_question,
        good='"""Who may?\n\nMore."""\nx = 1\n',
        bad='"""Things that may."""\nx = 1\n',
        except_in=MIGRATIONS,
    ),
    Rule(
        "Nothing happens by signal.",
        PROGRAM,
        signals,
        good="from signal import SIGTERM\n",
        bad="from django.db.models.signals import post_save\n",
    ),
    Rule(
        "A door does not import models.",
        DOORS,
        imported_models,
        good="from naryad.people.visibility import people_visible_to\n"
        "if TYPE_CHECKING:\n    from naryad.people.models import Person\n",
        bad="from naryad.people.models import Person\n",
    ),
    Rule(
        "Imports stand at the top.",
        PROGRAM,
        imports_in_functions,
        good="import os\ndef f():\n    pass\n",
        bad="def f():\n    import os\n",
        except_in={"naryad/*/apps.py": "Django has its models only once every app is there"},
    ),
    Rule(
        "Only actions write.",
        PROGRAM,
        writes,
        good="known.update({1: 2})\nhash.update(data)\nrequest.session.save()\nimage.save(file)\n",
        bad="Person.objects.filter(pk=1).update(name='x')\n",
        except_in={**MIGRATIONS, **WRITING_PARTS},
    ),
    Rule(
        "An action takes `by` and `at` and asks first whether the actor may.",
        ACTIONS,
        unguarded_action,
        good="def ban(ids, *, by, at):\n    '''Rule.'''\n    by.require(P.BAN)\n",
        bad="def ban(ids, *, by, at):\n    rows = find(ids)\n    by.require(P.BAN)\n",
    ),
    Rule(
        "After the subject and what it becomes every argument of an action has its name.",
        ACTIONS,
        positional_after_subject,
        good="def edit(id, new, *, by, at):\n    pass\n",
        bad="def edit(id, new, version, *, by, at):\n    pass\n",
        except_in={"naryad/catalog/actions/*": "first the noun, which says the directory"},
    ),
    Rule(
        "A message is translated as a whole.",
        PROGRAM,
        formatted_message,
        good="_('Hello, %(name)s') % {'name': name}\n",
        bad="_(f'Hello, {name}')\n",
        except_in={
            "naryad/api/openapi.py": "marked as messages where they are written",
            "naryad/config/diagnosis/sending.py": "marked as a message where it is raised",
            "naryad/web/office/settings/mail.py": "marked as a message where it is raised",
            "naryad/web/office/settings/text_messages.py": "the same",
        },
    ),
    Rule(
        "Nothing is left for later in the sources.",
        ("naryad/*", "tests/*.py"),
        unfinished,
        good="# Locks are taken in key order.\n",
        bad="# TO" + "DO: lock\n",
        except_in={"tests/architecture/code_rules.py": "names the words it looks for"},
    ),
)
