"""How does a running program do without a rule for a while?

Functions keep their identity and get other code, since every module that imported them holds
them; constants of the module are set.
"""

import importlib
import types
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.mutate.breaks import Break

CONSTANTS = (tuple, str, frozenset, dict, list)


@contextmanager
def without(broken: Break) -> Iterator[None]:
    module = importlib.import_module(broken.module)
    changed = types.ModuleType(module.__name__)
    changed.__dict__.update({"__file__": module.__file__, "__package__": module.__package__})
    exec(compile(broken.without, broken.path, "exec"), changed.__dict__)
    codes, values = _differences(module, changed)
    try:
        for function, other in codes:
            function.__code__, other.__code__ = other.__code__, function.__code__
        for name, value in values.items():
            vars(module)[name], values[name] = value, vars(module)[name]
        yield
    finally:
        for function, other in codes:
            function.__code__, other.__code__ = other.__code__, function.__code__
        vars(module).update(values)


Functions = list[tuple[types.FunctionType, types.FunctionType]]


def _differences(module: Any, changed: Any) -> tuple[Functions, dict[str, Any]]:
    codes: Functions = []
    values: dict[str, Any] = {}
    for name, old in list(vars(module).items()):
        new = vars(changed).get(name)
        if isinstance(old, type) and old.__module__ == module.__name__:
            codes += _of_class(old, new)
        elif _own(old, module) and new is not None:
            codes += _pairs(old, new)
        elif isinstance(old, CONSTANTS) and not name.startswith("__") and old != new:
            values[name] = new
    assert codes or values, "The break changes nothing that runs."
    return codes, values


def _own(value: object, module: Any) -> bool:
    return callable(value) and getattr(value, "__module__", "") == module.__name__


def _of_class(old: type, new: Any) -> Functions:
    found: Functions = []
    for name, method in vars(old).items():
        if name in vars(new):
            found += _pairs(method, vars(new)[name])
    return found


def _pairs(old: Any, new: Any) -> Functions:
    """Through decorators down to the function itself."""
    old, new = getattr(old, "fget", old), getattr(new, "fget", new)
    found: Functions = []
    while old is not None and new is not None:
        both = isinstance(old, types.FunctionType) and isinstance(new, types.FunctionType)
        if both and not hasattr(old, "__wrapped__") and old.__code__ != new.__code__:
            found.append((old, new))
        old, new = getattr(old, "__wrapped__", None), getattr(new, "__wrapped__", None)
    return found
