"""Which permissions are there, and what does each allow? All of them stand on this page."""

from django.utils.translation import gettext_lazy as _

from naryad.access.asset_meanings import ASSETS
from naryad.access.blocks import Block
from naryad.access.kind import Kind
from naryad.access.permission import BOTH, Meaning, Permission
from naryad.access.ticket_meanings import TICKETS

__all__ = [
    "CATALOG",
    "MEANINGS",
    "Meaning",
    "Permission",
    "cut_to_kind",
    "expand",
    "hold_everywhere",
]

P = Permission
CATALOG: tuple[Meaning, ...] = (
    Meaning(
        P.SEE_ALL_PEOPLE,
        Block.PEOPLE,
        _("See all people"),
        _("Every employee and customer: list, card, search."),
        covers=frozenset({P.SEE_PEOPLE_IN_AREAS, P.SEE_PEOPLE_OF_COMPANIES}),
    ),
    Meaning(
        P.SEE_PEOPLE_IN_AREAS,
        Block.PEOPLE,
        _("See people of own areas"),
        _("Those who share at least one area with the holder."),
        is_by_holder=True,
    ),
    Meaning(
        P.SEE_PEOPLE_OF_COMPANIES,
        Block.PEOPLE,
        _("See people of own companies"),
        _("Those who now belong to one of the holder's companies."),
        kinds=BOTH,
        is_by_holder=True,
    ),
    Meaning(
        P.SEE_DELETED_PEOPLE,
        Block.PEOPLE,
        _("See deleted people"),
        _("Adds deleted people to what the holder sees, with the filter “Deleted”."),
    ),
    Meaning(
        P.ADD_PEOPLE,
        Block.PEOPLE,
        _("Add people"),
        _("Create an employee or a customer, also as a copy."),
    ),
    Meaning(
        P.EDIT_PEOPLE,
        Block.PEOPLE,
        _("Edit people"),
        _("Change the data, companies and areas of people the holder sees."),
    ),
    Meaning(
        P.GIVE_ROLES,
        Block.PEOPLE,
        _("Give and take roles"),
        _("Only roles that the holder may give: never more than one's own rights."),
    ),
    Meaning(
        P.INVITE_PEOPLE,
        Block.PEOPLE,
        _("Invite"),
        _("Send the letter with the activation link, once more if need be."),
    ),
    Meaning(
        P.BAN_PEOPLE,
        Block.PEOPLE,
        _("Ban and unban"),
        _("Close the way in, with a reason and an end; nothing is deleted."),
    ),
    Meaning(
        P.DELETE_PEOPLE,
        Block.PEOPLE,
        _("Delete and restore people"),
        _("A deleted person leaves the lists and cannot enter, and can be brought back."),
    ),
    Meaning(
        P.CONVERT_TO_EMPLOYEE,
        Block.PEOPLE,
        _("Move customers to employees"),
        _("Opens the office to a person who was created as a customer. Roles stay."),
    ),
    Meaning(
        P.CONVERT_TO_CUSTOMER,
        Block.PEOPLE,
        _("Move employees to customers"),
        _("Closes the office to a person and opens the portal. Roles stay."),
    ),
    Meaning(
        P.ERASE_PEOPLE,
        Block.PEOPLE,
        _("Erase personal data"),
        _("For good, 30 days after the request; until then it can be taken back."),
    ),
    Meaning(
        P.MERGE_PEOPLE,
        Block.PEOPLE,
        _("Merge cards of one customer"),
        _("All that hangs on the one card goes over to the other; can be undone."),
    ),
    Meaning(
        P.VIEW_AS,
        Block.PEOPLE,
        _("Look with another person's eyes"),
        _("Read only, for 30 minutes, and only people whose rights the holder's own cover."),
    ),
    Meaning(
        P.SEE_ALL_COMPANIES,
        Block.COMPANIES,
        _("See all companies"),
        _("List, card and choice in forms."),
        covers=frozenset({P.SEE_OWN_COMPANIES}),
    ),
    Meaning(
        P.SEE_OWN_COMPANIES,
        Block.COMPANIES,
        _("See own companies"),
        _("Those to which the holder now belongs."),
        kinds=BOTH,
        is_by_holder=True,
    ),
    Meaning(
        P.EDIT_COMPANIES,
        Block.COMPANIES,
        _("Add and edit companies"),
        _("Also from the form of a person, in passing."),
    ),
    Meaning(
        P.DELETE_COMPANIES,
        Block.COMPANIES,
        _("Delete and restore companies"),
        _("A deleted company leaves the lists; people keep the link in their history."),
    ),
    Meaning(
        P.MERGE_COMPANIES,
        Block.COMPANIES,
        _("Merge companies"),
        _("Join two cards of one company; with the right to delete, also undo it."),
    ),
    *ASSETS,
    Meaning(
        P.SEE_ALL_CONTRACTS,
        Block.CONTRACTS,
        _("See all contracts"),
        _("List, card, and on the cards of companies and objects."),
        covers=frozenset({P.SEE_CONTRACTS_OF_COMPANIES}),
    ),
    Meaning(
        P.SEE_CONTRACTS_OF_COMPANIES,
        Block.CONTRACTS,
        _("See contracts of own companies"),
        _("Those of the companies to which the holder now belongs."),
        is_by_holder=True,
    ),
    Meaning(
        P.EDIT_CONTRACTS,
        Block.CONTRACTS,
        _("Add and edit contracts"),
        _("Also say which objects they cover and who is reminded of their end."),
    ),
    Meaning(
        P.DELETE_CONTRACTS,
        Block.CONTRACTS,
        _("Delete and restore contracts"),
        _("A deleted contract leaves the lists and covers nothing, and can be brought back."),
    ),
    Meaning(
        P.EDIT_AREAS,
        Block.DIRECTORIES,
        _("Edit areas"),
        _("Add, rename, move, delete areas and choose the default one."),
    ),
    Meaning(
        P.EDIT_CATALOG,
        Block.DIRECTORIES,
        _("Edit directories"),
        _("Skills, work types, types and classes of objects, reasons for a ban."),
    ),
    *TICKETS,
    Meaning(
        P.SEE_ROLES,
        Block.ROLES,
        _("See roles"),
        _("The list of roles, what each allows and who holds it."),
    ),
    Meaning(
        P.EDIT_ROLES,
        Block.ROLES,
        _("Edit roles"),
        _("Add, copy, change and delete roles, within one's own rights."),
        covers=frozenset({P.SEE_ROLES}),
    ),
    Meaning(
        P.EDIT_ORGANIZATION,
        Block.ORGANIZATION,
        _("Edit the organization"),
        _("Names, brand, time zone, consent text, and the test letter."),
    ),
    Meaning(
        P.SHARE_VIEWS,
        Block.ORGANIZATION,
        _("Share views of lists"),
        _("Give a saved view to everybody who has a role, also as the first thing they see."),
    ),
    Meaning(
        P.SEE_JOURNAL,
        Block.ORGANIZATION,
        _("See the journal"),
        _("Sign-ins and changes of rights, of the whole organization."),
    ),
    Meaning(
        P.SEE_LETTERS,
        Block.ORGANIZATION,
        _("See sent letters"),
        _("The outbox: to whom, when, what the mail server answered."),
    ),
    Meaning(
        P.MANAGE_INTEGRATIONS,
        Block.ORGANIZATION,
        _("Manage integrations"),
        _(
            "Programs that come in with tokens, within one's own rights, the tokens of everybody, "
            "and webhooks that tell other programs what the holder sees."
        ),
    ),
)

MEANINGS: dict[Permission, Meaning] = {meaning.permission: meaning for meaning in CATALOG}


def expand(permissions: frozenset[Permission]) -> frozenset[Permission]:
    """With everything that wider permissions cover."""
    covered = (MEANINGS[permission].covers for permission in permissions)
    return permissions.union(*covered)


def hold_everywhere(permissions: frozenset[Permission]) -> frozenset[Permission]:
    """Those that reach as far whoever holds them, with everything that they cover. Of what is left
    two holders may see quite different things."""
    return expand(frozenset(each for each in permissions if not MEANINGS[each].is_by_holder))


def cut_to_kind(permissions: frozenset[Permission], kind: Kind) -> frozenset[Permission]:
    """Without those that a person of this kind cannot use; they stay kept in the roles."""
    return frozenset(each for each in permissions if kind in MEANINGS[each].kinds)
