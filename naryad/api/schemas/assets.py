"""How do objects and equipment, their codes and contracts look in the API?"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from naryad.api.schemas.companies import ContactPerson
from naryad.api.schemas.shared import MOST_AT_ONCE, Given, Id, Ids, Item, example


class AssetItem(Item):
    """`company` and `address` are what holds, from the nearest above that has one; `own_company`
    and `own_address` what was filled in here. `areas` are its own. References that the caller does
    not see are null; a customer gets what pages show them, and null for all else."""

    id: int
    name: str
    serial_number: str
    number: str | None
    description: str | None
    type: int
    class_: Annotated[int | None, Field(alias="class")]
    parent: int | None
    company: int | None
    own_company: int | None
    address: str
    own_address: str | None
    latitude: float | None
    longitude: float | None
    responsible: int | None
    warranty_till: str | None
    mobile: bool | None
    published: bool
    inherits_areas: bool | None
    areas: Sequence[int] | None
    skills: Sequence[int] | None
    work_types: Sequence[int] | None
    tags: Sequence[str] | None
    contacts: Sequence[ContactPerson] | None
    external_id: str | None
    deleted: bool
    version: int


class AssetFields(Given):
    name: str | None = None
    serial_number: str | None = None
    number: str | None = None
    description: str | None = None
    type: Id | None = None
    class_: Annotated[Id | None, Field(alias="class")] = None
    parent: Id | None = None
    company: Id | None = None
    address: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    responsible: Id | None = None
    warranty_till: date | None = None
    mobile: bool | None = None
    published: bool | None = None
    inherits_areas: bool | None = None
    areas: Ids | None = None
    skills: Ids | None = None
    work_types: Ids | None = None
    tags: list[str] | None = None
    contacts: list[ContactPerson] | None = None
    external_id: str | None = None


class NewAsset(AssetFields):
    """`company` and `address` are its own; without them it has those of what it stands under."""

    model_config = example(name="Gate", type=1, parent=1)


class AssetPatch(AssetFields):
    model_config = example(serial_number="X-17")

    version: int | None = None


class EditedAsset(AssetPatch):
    id: Id


class EditedAssets(Given):
    items: Annotated[list[EditedAsset], Field(max_length=MOST_AT_ONCE)]


class NewAssets(Given):
    items: Annotated[list[NewAsset], Field(max_length=MOST_AT_ONCE)]


class ContractItem(Item):
    """`trees`: objects with all that stands under them, `singles`: objects alone; without any, all
    of the company. What the caller does not see is null, or not among them."""

    id: int
    name: str
    number: str
    company: int | None
    since: str
    till: str | None
    description: str
    conditions: str
    trees: Sequence[int]
    singles: Sequence[int]
    reminds_of_end: bool
    remind_on: str | None
    recipients: Sequence[int]
    external_id: str
    deleted: bool
    version: int


class ContractFields(Given):
    name: str | None = None
    number: str | None = None
    company: Id | None = None
    since: date | None = None
    till: date | None = None
    description: str | None = None
    conditions: str | None = None
    trees: Ids | None = None
    singles: Ids | None = None
    reminds_of_end: bool | None = None
    remind_on: date | None = None
    recipients: Ids | None = None
    external_id: str | None = None


class NewContract(ContractFields):
    """What is not sent is empty."""

    model_config = example(name="Service", company=1, since="2026-01-15")


class ContractPatch(ContractFields):
    model_config = example(number="17-A")

    version: int | None = None


class CodeItem(Item):
    """`state`: blank, living or dead. `origin`: own, or foreign where another program has made the
    code that was bound."""

    id: int
    text: str
    origin: str
    state: str
    asset: int | None
    made_at: str
    bound_at: str | None
    died_at: str | None
    death: str | None


class NewCode(Given):
    """Without a `text` a new code of ours; with one, a blank of ours or a foreign one is bound."""

    asset: Id
    text: Annotated[str, Field(max_length=500)] | None = None
