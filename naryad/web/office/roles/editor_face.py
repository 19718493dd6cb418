"""In which words and states do the switches of a role stand in its editor?"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import get_language

from naryad.access.actor import Actor
from naryad.access.permissions import MEANINGS, Permission
from naryad.people.role_editor import PermissionLine, edit_permissions


@dataclass(frozen=True, slots=True)
class Switch:
    """`is_on` as the form has it, `was_on` as the role has it; `other_words`: what the same is
    called in the other language, for the search."""

    line: PermissionLine
    is_on: bool
    other_words: str

    @property
    def was_on(self) -> bool:
        return self.line.is_held

    @property
    def is_found(self) -> bool:
        return self.line.is_found


@dataclass(frozen=True, slots=True)
class Switches:
    """One block."""

    code: str
    name: str | Promise
    lines: tuple[Switch, ...]

    @property
    def on(self) -> int:
        return sum(line.is_on for line in self.lines)

    @property
    def is_found(self) -> bool:
        return any(line.is_found for line in self.lines)

    @property
    def has_open(self) -> bool:
        """Is there anything for a whole-block switch to switch?"""
        return any(not line.line.lock for line in self.lines)


def describe_blocks(
    held: Collection[Permission],
    chosen: Collection[str],
    *,
    is_administrator: bool,
    actor: Actor,
    query: str,
) -> list[Switches]:
    editor = edit_permissions(held, is_administrator=is_administrator, actor=actor, query=query)
    language = get_language() or "en"
    return [
        Switches(
            block.block,
            block.name,
            tuple(
                Switch(
                    line,
                    line.permission in chosen or (bool(line.lock) and line.is_held),
                    _other_words(line.permission, language),
                )
                for line in block.lines
            ),
        )
        for block in editor.blocks
    ]


@cache
def _other_words(permission: Permission, language: str) -> str:
    meaning, words = MEANINGS[permission], []
    for code, _name in settings.LANGUAGES:
        if code != language[:2]:
            with translation.override(code):
                words.append(f"{meaning.name} {meaning.sentence}")
    return " ".join(words)
