"""Are rules found, and is nothing else taken away with them?"""

import ast

from naryad.people.visibility import ARMS
from tests.mutate.breaks import all_breaks, breaks_of
from tests.mutate.doors import all_doors
from tests.mutate.harmless import HARMLESS, is_harmless, names_of
from tests.mutate.swapping import without

SOURCE = '''
"""Юг?"""
ARMS = (
    Arm(P.SEE, table="t"),
    Arm(None, table="t"),
)
def ban(ids, *, by, at):
    by.require(P.BAN)
    name = "Юг"; refuse_banned(ids)
    if name in ids:
        raise Taken
    return rows.filter(Exists(links), organization_id=by.organization_id, deleted_at=None)
SQL = "WHERE t.organization_id = :organization AND 1 = 1"
MORE = "WHERE organization_id = %(organization)s::bigint AND t.organization_id = a.organization_id"
'''


def test_each_rule_is_taken_away_alone() -> None:
    found = breaks_of("naryad/people/visibility.py", SOURCE)
    assert [(broken.rule, broken.line) for broken in found] == [
        ("by.require(P.BAN)", 8),
        ("refuse_banned(ids)", 9),
        ("if name in ids: raise Taken", 10),
        ("Arm(P.SEE)", 4),
        ("Arm(None)", 5),
        ("filter(Exists(links))", 12),
        ("filter(organization_id=by.organization_id)", 12),
        ("filter(deleted_at=None)", 12),
        ("t.organization_id = :organization", 13),
        ("organization_id = %(organization)s::bigint", 14),
    ]
    for broken in found:
        ast.parse(broken.without)
    assert "None\n    name" in found[0].without
    assert "*(),\n    Arm(None" in found[3].without
    assert 'MORE = "WHERE TRUE AND t.organization_id' in found[-1].without


def test_a_rule_is_gone_for_a_while_only() -> None:
    path = "naryad/people/visibility.py"
    source = _read(path)
    broken = next(each for each in breaks_of(path, source) if each.rule.startswith("Arm("))
    before = len(ARMS)
    visibility = __import__("naryad.people.visibility", fromlist=["ARMS"])
    with without(broken):
        assert len(visibility.ARMS) == before - 1
    assert visibility.ARMS == ARMS


def test_what_is_called_harmless_is_taken_away_too() -> None:
    known = [names_of(each) for each in (*all_breaks(), *all_doors())]
    assert HARMLESS.keys() - set().union(*known) == set()


def test_what_is_harmless_in_one_function_counts_in_the_next() -> None:
    path = "naryad/tickets/visibility_of_settings.py"
    rule = "filter(organization_id=actor.organization_id)"
    found = [each for each in breaks_of(path, _read(path)) if each.rule == rule]
    assert len(found) > 2
    harmless = {each.function for each in found if is_harmless(each)}
    assert harmless == {"_areas_of", "transitions_visible_to"}


def _read(path: str) -> str:
    with open(path) as file:
        return file.read()
