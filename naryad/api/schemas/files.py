"""How do files look in the API?"""

from typing import Literal

from naryad.api.schemas.shared import Given, Item

Holding = Literal["assets", "companies", "contracts", "tickets"]


class FileItem(Item):
    """`noun` and `item`: to what it is attached. `type`: what its content is; `photo`: a picture,
    which has a thumbnail. `main`: the one that stands for its object. `uploader` is null for
    whomever the caller does not see; `kept_until`: until then a deleted one can be restored. To
    customers `for_strangers` and `kept_until` are null."""

    id: int
    noun: str
    item: int
    name: str
    type: str
    size: int
    sha256: str
    photo: bool
    main: bool
    for_customers: bool
    for_strangers: bool | None
    from_customer: bool
    uploader: int | None
    created_at: str
    deleted: bool
    kept_until: str | None
    version: int


class FilePatch(Given):
    """`name` with or without its ending, which stays."""

    name: str | None = None
    for_customers: bool | None = None
    version: int | None = None
