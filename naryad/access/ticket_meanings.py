"""What do the permissions about tickets allow?"""

from django.utils.translation import gettext_lazy as _

from naryad.access.blocks import Block
from naryad.access.permission import BOTH, Meaning, Permission

P = Permission
TICKETS: tuple[Meaning, ...] = (
    Meaning(
        P.SEE_ALL_TICKETS,
        Block.TICKETS,
        _("See all tickets"),
        _("List, card, search, whoever they are for."),
        covers=frozenset(
            {
                P.SEE_TICKETS_OF_COMPANIES,
                P.SEE_TICKETS_IN_AREAS,
                P.SEE_TICKETS_OF_WORK_TYPES,
                P.SEE_ASSIGNED_TICKETS,
                P.SEE_TICKETS_WHERE_RESPONSIBLE,
                P.SEE_REQUESTED_TICKETS,
                P.SEE_TICKETS_ON_SEEN_ASSETS,
                P.SEE_CHILDREN_OF_TICKETS,
            }
        ),
    ),
    Meaning(
        P.SEE_TICKETS_OF_COMPANIES,
        Block.TICKETS,
        _("See tickets of own companies"),
        _("Those of the companies to which the holder now belongs."),
        kinds=BOTH,
        is_by_holder=True,
    ),
    Meaning(
        P.SEE_TICKETS_IN_AREAS,
        Block.TICKETS,
        _("See tickets of own areas"),
        _("Those on objects that share at least one area with the holder."),
        is_by_holder=True,
    ),
    Meaning(
        P.SEE_TICKETS_OF_WORK_TYPES,
        Block.TICKETS,
        _("See tickets of own work types"),
        _("Those for work that the holder does."),
        is_by_holder=True,
    ),
    Meaning(
        P.SEE_ASSIGNED_TICKETS,
        Block.TICKETS,
        _("See tickets assigned to oneself"),
        _("Those that the holder does or once did."),
        is_by_holder=True,
    ),
    Meaning(
        P.SEE_TICKETS_WHERE_RESPONSIBLE,
        Block.TICKETS,
        _("See tickets on objects one is responsible for"),
        _("Those on objects whose responsible person is the holder."),
        is_by_holder=True,
    ),
    Meaning(
        P.SEE_REQUESTED_TICKETS,
        Block.TICKETS,
        _("See own requests"),
        _("Tickets that the holder has asked for."),
        kinds=BOTH,
        is_by_holder=True,
    ),
    Meaning(
        P.SEE_TICKETS_ON_SEEN_ASSETS,
        Block.TICKETS,
        _("See tickets on objects one sees"),
        _("Those on whatever objects and equipment the holder's other rights show."),
        kinds=BOTH,
    ),
    Meaning(
        P.SEE_CHILDREN_OF_TICKETS,
        Block.TICKETS,
        _("See parts of tickets one sees"),
        _("Those that stand under a ticket which the holder sees, and under these, to any depth."),
        kinds=BOTH,
    ),
    Meaning(
        P.ADD_TICKETS,
        Block.TICKETS,
        _("Create tickets"),
        _("Of the types that share an area with the holder, on what the holder sees."),
        kinds=BOTH,
    ),
    Meaning(
        P.EDIT_TICKETS,
        Block.TICKETS,
        _("Edit tickets"),
        _("Text, object, company, criticality, deadline, type."),
    ),
    Meaning(
        P.ASSIGN_TICKETS,
        Block.TICKETS,
        _("Assign tickets"),
        _("Choose who does a ticket, and take it away."),
    ),
    Meaning(
        P.MOVE_TICKETS,
        Block.TICKETS,
        _("Move tickets"),
        _("Along the transitions of the life cycle that are open to the holder's roles."),
    ),
    Meaning(
        P.SKIP_SCANS,
        Block.TICKETS,
        _("Move tickets without the scan"),
        _("Where a stage asks for the code of the object: on, with a reason that history keeps."),
    ),
    Meaning(
        P.DELETE_TICKETS,
        Block.TICKETS,
        _("Delete and restore tickets"),
        _("A deleted ticket leaves the lists; its number is never given again."),
    ),
    Meaning(
        P.ARCHIVE_TICKETS,
        Block.TICKETS,
        _("See the archive of tickets"),
        _("Of the tickets that the holder sees also those put away; put them away and back."),
    ),
    Meaning(
        P.EDIT_TICKET_SETTINGS,
        Block.TICKETS,
        _("Set tickets up"),
        _("Types of tickets, their stages, statuses and life cycles."),
    ),
)
