"""What does the editor of a role show of every permission, and to whom is which switch locked?"""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from naryad.access.actor import Actor
from naryad.access.blocks import BLOCK_NAMES, Block
from naryad.access.kind import Kind
from naryad.access.permission import Meaning
from naryad.access.permissions import CATALOG, MEANINGS, Permission
from naryad.core.labels import LANGUAGES
from naryad.core.search import make_search_terms, normalize_text
from naryad.people.role_limits import in_reach

_ADMINISTRATOR = _("Administrator holds every permission, future ones too.")
_NOT_YOURS = _("You do not have this permission yourself, so you cannot grant it.")
_NOT_YOURS_TO_TAKE = _("You do not have this permission yourself, so you cannot take it away.")
_NO_EDITOR = _("You may see roles, but not edit them.")


@dataclass(frozen=True)
class PermissionLine:
    """`lock`: why this person cannot switch it, empty when they can. `is_covered`: a wider
    permission of the role includes it. `is_found`: it answers the search."""

    permission: Permission
    name: str | Promise
    sentence: str | Promise
    is_held: bool
    is_covered: bool
    is_usable_by_customers: bool
    is_found: bool
    lock: str | Promise


@dataclass(frozen=True)
class PermissionBlock:
    block: Block
    name: str | Promise
    lines: tuple[PermissionLine, ...]

    @property
    def held(self) -> int:
        return sum(line.is_held for line in self.lines)

    @property
    def total(self) -> int:
        return len(self.lines)

    @property
    def found(self) -> int:
        return sum(line.is_found for line in self.lines)


@dataclass(frozen=True)
class RoleEditor:
    blocks: tuple[PermissionBlock, ...]

    @property
    def held(self) -> int:
        return sum(block.held for block in self.blocks)

    @property
    def total(self) -> int:
        return sum(block.total for block in self.blocks)

    @property
    def found(self) -> int:
        return sum(block.found for block in self.blocks)


def edit_permissions(
    held: Collection[Permission], *, is_administrator: bool, actor: Actor, query: str = ""
) -> RoleEditor:
    """Every permission in the order of the catalogue. Nothing is left out by a search; what
    answers it is marked, so that switches out of sight are not lost when the form is sent."""
    covered = frozenset().union(*(MEANINGS[each].covers for each in held))
    reach, terms = in_reach(actor), make_search_terms(query)
    may_edit = actor.may_change(Permission.EDIT_ROLES)

    def line(meaning: Meaning) -> PermissionLine:
        is_held = meaning.permission in held
        return PermissionLine(
            permission=meaning.permission,
            name=meaning.name,
            sentence=meaning.sentence,
            is_held=is_held,
            is_covered=meaning.permission in covered,
            is_usable_by_customers=Kind.CUSTOMER in meaning.kinds,
            is_found=_answers(meaning, terms),
            lock=_lock(
                is_held,
                may_edit=may_edit,
                is_administrator=is_administrator,
                is_in_reach=meaning.permission in reach,
            ),
        )

    blocks = []
    for block, name in BLOCK_NAMES.items():
        lines = tuple(line(meaning) for meaning in CATALOG if meaning.block == block)
        blocks.append(PermissionBlock(block, name, lines))
    return RoleEditor(tuple(blocks))


def choose_permissions(
    posted: Collection[str], *, held: Collection[Permission], actor: Actor
) -> list[str]:
    """Codes for `clean_role`: a locked switch sends nothing, so what is held and out of the
    actor's reach stays. What is posted beyond their reach stays too, for the action to refuse."""
    locked = frozenset(held) - in_reach(actor)
    return sorted({*posted, *locked})


def _lock(
    is_held: bool, *, may_edit: bool, is_administrator: bool, is_in_reach: bool
) -> str | Promise:
    if is_administrator:
        return _ADMINISTRATOR
    if not may_edit:
        return _NO_EDITOR
    if is_in_reach:
        return ""
    return _NOT_YOURS_TO_TAKE if is_held else _NOT_YOURS


def _answers(meaning: Meaning, terms: list[str]) -> bool:
    """Every word stands in the name or the sentence, in one language or another."""
    if not terms:
        return True
    texts = []
    for language in LANGUAGES:
        with override(language):
            texts.append(f"{meaning.name} {meaning.sentence}")
    text = normalize_text(" ".join(texts))
    return all(term in text for term in terms)
