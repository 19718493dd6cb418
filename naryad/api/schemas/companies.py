"""How does a company look in the API?"""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from naryad.api.schemas.shared import MOST_AT_ONCE, Given, Id, Item, example

Kind = Literal["customer", "contractor", "own"]


class Phone(Given):
    number: str = ""
    note: str = ""


class Email(Given):
    address: str = ""
    note: str = ""


class ContactPerson(Given):
    name: str = ""
    position: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""


class BankAccount(Given):
    account: str = ""
    bic: str = ""
    correspondent: str = ""
    bank: str = ""
    note: str = ""


class Requisite(Given):
    name: str = ""
    value: str = ""


class CompanyItem(Item):
    """`parent`: the company that it stands under, where the caller sees it. A customer gets the
    name, `kinds` and `parent`; all else is null then."""

    id: int
    name: str
    kinds: Sequence[str]
    inn: str | None
    parent: int | None
    external_id: str | None
    full_name: str | None
    counterparty: str | None
    code: str | None
    kpp: str | None
    ogrn: str | None
    okpo: str | None
    legal_address: str | None
    address: str | None
    site: str | None
    note: str | None
    phones: Sequence[Phone] | None
    emails: Sequence[Email] | None
    contact_persons: Sequence[ContactPerson] | None
    bank_accounts: Sequence[BankAccount] | None
    requisites: Sequence[Requisite] | None
    deleted: bool
    version: int


class CompanyFields(Given):
    """`counterparty`: a code as items have it. Rows are sent whole."""

    name: str | None = None
    kinds: list[Kind] | None = None
    inn: str | None = None
    parent: Id | None = None
    external_id: str | None = None
    full_name: str | None = None
    counterparty: str | None = None
    code: str | None = None
    kpp: str | None = None
    ogrn: str | None = None
    okpo: str | None = None
    legal_address: str | None = None
    address: str | None = None
    site: str | None = None
    note: str | None = None
    phones: list[Phone] | None = None
    emails: list[Email] | None = None
    contact_persons: list[ContactPerson] | None = None
    bank_accounts: list[BankAccount] | None = None
    requisites: list[Requisite] | None = None


class NewCompany(CompanyFields):
    """Without `kinds` a customer."""

    model_config = example(name="Polar Star")


class CompanyPatch(CompanyFields):
    model_config = example(note="Pays late")

    version: int | None = None


class EditedCompany(CompanyPatch):
    id: Id


class NewCompanies(Given):
    items: Annotated[list[NewCompany], Field(max_length=MOST_AT_ONCE)]


class EditedCompanies(Given):
    items: Annotated[list[EditedCompany], Field(max_length=MOST_AT_ONCE)]


class ContactItem(ContactPerson):
    """Somebody whom one calls about a company and who does not sign in. It is the row `place` of
    the company's `contact_persons`, through which it is changed, and has no id of its own."""

    company: int
    place: int
