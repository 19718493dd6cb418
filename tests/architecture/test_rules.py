"""Do all sources keep the rules, and do the rules find what they look for?"""

import ast
import re

import pytest
from django.utils import translation

from naryad.access.permissions import MEANINGS, Permission
from tests.architecture import code_rules, egress_rules, page_rules, pattern_rules
from tests.architecture.code_rules import functions
from tests.architecture.guards import WITHOUT_ACTOR, WITHOUT_RIGHT
from tests.architecture.rules import Rule, read_source, source_files

ALL_RULES = (*code_rules.RULES, *page_rules.RULES, *egress_rules.RULES, *pattern_rules.RULES)
FORBIDDEN_NAMES = re.compile(r"^(utils?|helpers?|common|managers?|services?|misc)$")
each_rule = pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.name)


@each_rule
def test_no_source_breaks_the_rule(rule: Rule) -> None:
    assert rule.broken_lines() == []


@each_rule
def test_the_rule_sees_its_bad_example_and_passes_its_good_one(rule: Rule) -> None:
    assert list(rule.find(rule.bad)) != []
    assert list(rule.find(rule.good)) == []


@each_rule
def test_every_exception_is_needed(rule: Rule) -> None:
    assert rule.idle_exceptions() == []


def test_every_action_excused_from_asking_exists() -> None:
    sources = [read_source(path) for path in source_files() if "/actions/" in path]
    defined = {function.name for each in sources for function in functions(ast.parse(each))}
    assert set(WITHOUT_ACTOR) | set(WITHOUT_RIGHT) <= defined


def test_a_module_is_named_after_a_question() -> None:
    stems = {path: path.rsplit("/", 1)[-1].split(".")[0] for path in source_files()}
    assert [path for path, stem in stems.items() if FORBIDDEN_NAMES.match(stem)] == []
    assert FORBIDDEN_NAMES.match("utils") and not FORBIDDEN_NAMES.match("visibility")


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_is_enforced_where_rights_are_decided(permission: Permission) -> None:
    """In a `require`, an arm or a visible set; a button or a menu alone would be a dead right."""
    deciding = [
        path
        for path in source_files()
        if re.match(r"naryad/\w+/(actions/|visibility|queries|jobs)", path)
        or path.startswith("naryad/web/")
    ]
    assert any(_enforces(read_source(path), permission, path) for path in deciding)


def _enforces(source: str, permission: Permission, path: str) -> bool:
    if f".{permission.name}" not in source:
        return False
    calls = (
        {"require", "demand", "Arm"}
        if path.startswith("naryad/web/")
        else {"require", "Arm", "may"}
    )
    return any(
        isinstance(node, ast.Call)
        and code_rules.called(node) in calls
        and re.search(rf"\b(P|Permission)\.{permission.name}\b", ast.unparse(node))
        for node in ast.walk(ast.parse(source))
    )


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("permission", Permission)
def test_every_permission_is_explained_in_both_languages(
    permission: Permission, language: str
) -> None:
    letters = {"en": "[a-z]", "ru": "[а-я]"}[language]
    with translation.override(language):
        for text in (str(MEANINGS[permission].name), str(MEANINGS[permission].sentence)):
            assert re.search(letters, text), text
        assert str(MEANINGS[permission].sentence).endswith(".")
