"""How does an area look in the API?"""

from naryad.api.schemas.shared import Given, Id, Item, Names, NamesItem, example


class AreaItem(Item):
    """`parent`: the area that it stands under. `default`: new people and objects get it."""

    id: int
    name: str
    names: NamesItem
    description: str
    descriptions: NamesItem
    parent: int | None
    position: int
    default: bool
    deleted: bool
    version: int


class NewArea(Given):
    """A name in the caller's language, or `names` in both."""

    model_config = example(names={"ru": "Запад", "en": "West"})

    name: str | None = None
    names: Names | None = None
    description: str | None = None
    descriptions: Names | None = None
    parent: Id | None = None


class AreaPatch(NewArea):
    model_config = example(description="Behind the river")

    version: int | None = None
