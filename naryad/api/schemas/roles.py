"""How does a role look in the API?"""

from collections.abc import Sequence

from naryad.api.schemas.shared import Given, Ids, Item, Names, NamesItem, example


class RoleItem(Item):
    """`code`: which starting role it is; empty for others. `may_give`: ids of roles that whoever
    holds it may give, whatever these allow. `holders`: how many living people have it."""

    id: int
    name: str
    names: NamesItem
    description: str
    descriptions: NamesItem
    code: str
    for_customers: bool
    permissions: Sequence[str]
    may_give: Sequence[int]
    holders: int
    deleted: bool
    version: int


class NewRole(Given):
    """A name in the caller's language, or `names` in both. `permissions`: codes; those beyond the
    caller's own are refused. `may_give` is for administrators."""

    model_config = example(
        names={"ru": "Проверяющий", "en": "Auditor"}, permissions=["people.see_all"]
    )

    name: str | None = None
    names: Names | None = None
    description: str | None = None
    descriptions: Names | None = None
    for_customers: bool | None = None
    permissions: list[str] | None = None
    may_give: Ids | None = None


class RolePatch(NewRole):
    model_config = example(description="Looks and changes nothing")

    version: int | None = None
