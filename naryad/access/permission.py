"""Which permissions are there, by name, and what is said of each?"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise

from naryad.access.blocks import Block
from naryad.access.kind import Kind

OFFICE = frozenset({Kind.EMPLOYEE})
BOTH = frozenset({Kind.EMPLOYEE, Kind.CUSTOMER})


class Permission(StrEnum):
    SEE_ALL_PEOPLE = "people.see_all"
    SEE_PEOPLE_IN_AREAS = "people.see_in_areas"
    SEE_PEOPLE_OF_COMPANIES = "people.see_of_companies"
    SEE_DELETED_PEOPLE = "people.see_deleted"
    ADD_PEOPLE = "people.add"
    EDIT_PEOPLE = "people.edit"
    GIVE_ROLES = "people.give_roles"
    INVITE_PEOPLE = "people.invite"
    BAN_PEOPLE = "people.ban"
    DELETE_PEOPLE = "people.delete"
    CONVERT_TO_EMPLOYEE = "people.convert_to_employee"
    CONVERT_TO_CUSTOMER = "people.convert_to_customer"
    ERASE_PEOPLE = "people.erase"
    MERGE_PEOPLE = "people.merge"
    VIEW_AS = "people.view_as"
    SEE_ALL_COMPANIES = "companies.see_all"
    SEE_OWN_COMPANIES = "companies.see_own"
    EDIT_COMPANIES = "companies.edit"
    DELETE_COMPANIES = "companies.delete"
    MERGE_COMPANIES = "companies.merge"
    SEE_ALL_ASSETS = "assets.see_all"
    SEE_ASSETS_OF_COMPANIES = "assets.see_of_companies"
    SEE_ASSETS_OF_SUBSIDIARIES = "assets.see_of_subsidiaries"
    SEE_ASSETS_IN_AREAS = "assets.see_in_areas"
    SEE_ASSETS_WHERE_RESPONSIBLE = "assets.see_where_responsible"
    SEE_SCANNED_ASSETS = "assets.see_scanned"
    EDIT_ASSETS = "assets.edit"
    DELETE_ASSETS = "assets.delete"
    BIND_CODES = "assets.bind_codes"
    EDIT_CODES = "assets.edit_codes"
    SEE_ALL_CONTRACTS = "contracts.see_all"
    SEE_CONTRACTS_OF_COMPANIES = "contracts.see_of_companies"
    EDIT_CONTRACTS = "contracts.edit"
    DELETE_CONTRACTS = "contracts.delete"
    EDIT_AREAS = "areas.edit"
    EDIT_CATALOG = "catalog.edit"
    SEE_ALL_TICKETS = "tickets.see_all"
    SEE_TICKETS_OF_COMPANIES = "tickets.see_of_companies"
    SEE_TICKETS_IN_AREAS = "tickets.see_in_areas"
    SEE_TICKETS_OF_WORK_TYPES = "tickets.see_of_work_types"
    SEE_ASSIGNED_TICKETS = "tickets.see_assigned"
    SEE_TICKETS_WHERE_RESPONSIBLE = "tickets.see_where_responsible"
    SEE_REQUESTED_TICKETS = "tickets.see_requested"
    SEE_TICKETS_ON_SEEN_ASSETS = "tickets.see_on_seen_assets"
    SEE_CHILDREN_OF_TICKETS = "tickets.see_children"
    ADD_TICKETS = "tickets.add"
    EDIT_TICKETS = "tickets.edit"
    ASSIGN_TICKETS = "tickets.assign"
    MOVE_TICKETS = "tickets.move"
    SKIP_SCANS = "tickets.skip_scans"
    DELETE_TICKETS = "tickets.delete"
    ARCHIVE_TICKETS = "tickets.archive"
    EDIT_TICKET_SETTINGS = "tickets.edit_settings"
    SEE_ROLES = "roles.see"
    EDIT_ROLES = "roles.edit"
    EDIT_ORGANIZATION = "organization.edit"
    SEE_JOURNAL = "journal.see"
    SHARE_VIEWS = "views.share"
    SEE_LETTERS = "letters.see"
    MANAGE_INTEGRATIONS = "integrations.manage"


@dataclass(frozen=True)
class Meaning:
    """`covers`: what the holder holds with it, as a wider scope of the same right. `is_by_holder`:
    how far it reaches depends on whose areas, companies, tasks or scans are meant, so that two who
    hold it may see quite different things."""

    permission: Permission
    block: Block
    name: str | Promise
    sentence: str | Promise
    kinds: frozenset[Kind] = OFFICE
    covers: frozenset[Permission] = frozenset()
    is_by_holder: bool = False
