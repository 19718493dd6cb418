"""How do the lines of directories and of the settings of tickets look in the API?"""

from collections.abc import Sequence

from naryad.api.schemas.shared import Given, Ids, Item, Names, NamesItem, example


class EntryItem(Item):
    id: int
    name: str
    names: NamesItem
    deleted: bool
    version: int


class NewEntry(Given):
    """A name in the caller's language, or `names` in both."""

    model_config = example(names={"ru": "Сезонное", "en": "Seasonal"})

    name: str | None = None
    names: Names | None = None


class EntryPatch(NewEntry):
    model_config = example(names={"ru": "Летнее", "en": "Summer"})

    version: int | None = None


class AssetTypeItem(EntryItem):
    """`needs_address`: it stands at a place of its own. `work_types`: what a new object of this
    type begins with."""

    needs_address: bool
    work_types: Sequence[int]


class NewAssetType(NewEntry):
    needs_address: bool | None = None
    work_types: Ids | None = None


class AssetTypePatch(NewAssetType):
    model_config = example(needs_address=True)

    version: int | None = None


class ColoredItem(EntryItem):
    color: str
    position: int


class CriticalityItem(ColoredItem):
    """`position`: the most urgent first."""

    default: bool


class StageItem(ColoredItem):
    """`effects` and `requirements` are codes: what a ticket meets on entry, and what it needs."""

    description: str
    descriptions: NamesItem
    kind: str
    effects: Sequence[str]
    requirements: Sequence[str]


class TicketTypeItem(EntryItem):
    """`default`: new tickets get it. `published`: it has a life cycle in force, so that tickets of
    it can be made. Of the last five a customer is told nothing; `areas` and `work_types` are null
    where it has all of them."""

    default: bool
    published: bool
    position: int
    close_minutes: int | None
    number_mask: str | None
    external_id: str | None
    areas: Sequence[int] | None
    work_types: Sequence[int] | None
