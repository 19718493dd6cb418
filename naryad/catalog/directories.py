"""Which directories are there, and in which table does each stand?"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.catalog.models import (
    AssetClass,
    AssetType,
    AssetTypeWorkType,
    Entry,
    Reason,
    ReasonUse,
    Skill,
    WorkType,
)
from naryad.catalog.visibility import (
    asset_classes_visible_to,
    asset_types_visible_to,
    ban_reasons_visible_to,
    skills_visible_to,
    work_types_visible_to,
)
from naryad.core.errors import NotVisible


class DirectoryName(StrEnum):
    """As addresses name them."""

    SKILLS = "skills"
    WORK_TYPES = "work-types"
    BAN_REASONS = "ban-reasons"
    ASSET_TYPES = "asset-types"
    ASSET_CLASSES = "asset-classes"


@dataclass(frozen=True)
class EntryLink:
    """Entries of another directory that an entry names: the `table` of links, its `column` for the
    entry and `target` for the other, and what of the others somebody sees."""

    label: str | Promise
    hint: str | Promise
    table: type[Model]
    column: str
    target: str
    noun: DirectoryName
    model: type[Entry]
    visible_to: Callable[..., QuerySet[Any]]

    @property
    def targets(self) -> QuerySet[Any]:
        return self.model._default_manager.all()


@dataclass(frozen=True)
class Directory:
    """`subject` names an entry in history and to dependents; `fixed` columns tell directories of
    one table apart; `flags` are its yes-or-no columns beside the name, `links` what
    its entries name of other directories; `visible_to` is the visible
    set of the noun."""

    name: DirectoryName
    title: str | Promise
    sentence: str | Promise
    subject: str
    model: type[Entry]
    visible_to: Callable[..., QuerySet[Any]]
    fixed: Mapping[str, str] = field(default_factory=dict)
    flags: Mapping[str, str | Promise] = field(default_factory=dict)
    links: Mapping[str, EntryLink] = field(default_factory=dict)

    def entries(self, organization_id: int) -> QuerySet[Any]:
        """For actions to lock: deleted ones too."""
        entries = self.model._default_manager
        return entries.filter(organization_id=organization_id, **self.fixed)


DIRECTORIES: dict[str, Directory] = {
    directory.name: directory
    for directory in (
        Directory(
            DirectoryName.SKILLS,
            _("Skills"),
            _("What a person can do; a ticket may ask for it."),
            "skill",
            Skill,
            skills_visible_to,
        ),
        Directory(
            DirectoryName.WORK_TYPES,
            _("Work types"),
            _("What is done on site: repair, maintenance, installation."),
            "work_type",
            WorkType,
            work_types_visible_to,
        ),
        Directory(
            DirectoryName.BAN_REASONS,
            _("Reasons for a ban"),
            _("Why somebody's way in was closed."),
            "reason",
            Reason,
            ban_reasons_visible_to,
            {"use": ReasonUse.BAN},
        ),
        Directory(
            DirectoryName.ASSET_TYPES,
            _("Types of objects"),
            _("What an object or a piece of equipment is: a building, a lift, a pump."),
            "asset_type",
            AssetType,
            asset_types_visible_to,
            flags={"needs_address": _("Has an address of its own")},
            links={
                "work_type_ids": EntryLink(
                    _("Work types"),
                    _("A new object of this type begins with them."),
                    AssetTypeWorkType,
                    "asset_type_id",
                    "work_type_id",
                    DirectoryName.WORK_TYPES,
                    WorkType,
                    work_types_visible_to,
                )
            },
        ),
        Directory(
            DirectoryName.ASSET_CLASSES,
            _("Classes of objects"),
            _("By what objects and equipment are grouped in lists and reports."),
            "asset_class",
            AssetClass,
            asset_classes_visible_to,
        ),
    )
}


def read_flags(directory: Directory, on: Collection[str]) -> dict[str, bool]:
    return {flag: flag in on for flag in directory.flags}


def find_directory(name: str) -> Directory:
    """NotVisible for a name that no directory has."""
    directory = DIRECTORIES.get(name)
    if directory is None:
        raise NotVisible
    return directory
