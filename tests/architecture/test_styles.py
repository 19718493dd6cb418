"""Does each class of the style sheets have one place in which it is set up?"""

import re
from collections import defaultdict
from collections.abc import Iterator

from tests.architecture.rules import ROOT

_STYLES = ROOT / "naryad/web/static/css"


def test_no_two_files_set_up_the_same_class() -> None:
    """The later one would change what the earlier one draws, on pages that nobody thinks of."""
    places: defaultdict[str, set[str]] = defaultdict(set)
    for path in _STYLES.rglob("*.css"):
        for name in _set_up(path.read_text()):
            places[name].add(path.name)
    assert {name: files for name, files in places.items() if len(files) > 1} == {}


def test_what_is_said_of_a_class_elsewhere_is_no_second_place() -> None:
    said = "/* .a { } */ .b { } .c .d { } .e:hover { } @media print { .f { } } .g, .h { }"
    assert list(_set_up(said)) == [".b", ".g", ".h"]


def _set_up(source: str) -> Iterator[str]:
    """Classes that begin a rule alone, outside of what holds only for some screens."""
    depth, begun = 0, 0
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    for place in re.finditer(r"[{}]", source):
        if place.group() == "{" and depth == 0:
            each = (name.strip() for name in source[begun : place.start()].split(","))
            yield from (name for name in each if re.fullmatch(r"\.[a-z0-9-]+", name))
        depth += 1 if place.group() == "{" else -1
        begun = place.end()
