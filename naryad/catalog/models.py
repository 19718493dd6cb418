"""Which small directories does the trade keep?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from naryad.core.labels import LabelField, is_filled, is_unique_among_living
from naryad.core.models import OrganizationForeignKey, OrganizationOwned, SoftDeleted, Versioned


class Entry(OrganizationOwned, Versioned, SoftDeleted):
    """A line of a directory."""

    name = LabelField(default=dict)

    class Meta(OrganizationOwned.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.name)


class Skill(Entry):
    """What a person can do; a ticket may ask for it."""

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            is_filled("name", name="skill_has_a_name"),
            *is_unique_among_living("name", name="skill_unique"),
        ]


class WorkType(Entry):
    """What is done on site: repair, maintenance, installation…"""

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            is_filled("name", name="work_type_has_a_name"),
            *is_unique_among_living("name", name="work_type_unique"),
        ]


class AssetType(Entry):
    """What an object or a piece of equipment is. `needs_address`: it stands at a place of its own,
    as a building does; others may stand under it and have none."""

    needs_address = models.BooleanField(default=False)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            is_filled("name", name="asset_type_has_a_name"),
            *is_unique_among_living("name", name="asset_type_unique"),
        ]


class AssetClass(Entry):
    """By what objects and equipment are grouped; nothing follows from it."""

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            is_filled("name", name="asset_class_has_a_name"),
            *is_unique_among_living("name", name="asset_class_unique"),
        ]


class AssetTypeWorkType(OrganizationOwned):
    """What is usually done with assets of a type: a new one begins with it."""

    asset_type = OrganizationForeignKey[AssetType, AssetType](AssetType)
    work_type = OrganizationForeignKey[WorkType, WorkType](WorkType)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "asset_type", "work_type"],
                name="asset_type_work_type_once",
            ),
        ]


class ReasonUse(models.TextChoices):
    BAN = "BAN", _("Reason for a ban")


class Reason(Entry):
    use = models.CharField(max_length=20, choices=ReasonUse)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            is_filled("name", name="reason_has_a_name"),
            *is_unique_among_living("name", name="reason_unique", within=("use",)),
        ]
