"""What can be done with tickets and their settings?"""

from naryad.tickets.actions.add_answer import add_answer
from naryad.tickets.actions.add_criticality import add_criticality
from naryad.tickets.actions.add_cycle_stage import add_cycle_stage
from naryad.tickets.actions.add_picture import add_picture
from naryad.tickets.actions.add_stage import add_stage
from naryad.tickets.actions.add_status import add_status
from naryad.tickets.actions.add_transition import add_transition
from naryad.tickets.actions.add_type import add_type
from naryad.tickets.actions.archive_old_tickets import archive_old_tickets
from naryad.tickets.actions.archive_tickets import archive_tickets, unarchive_tickets
from naryad.tickets.actions.arrange_settings import arrange_settings
from naryad.tickets.actions.arrange_transitions import arrange_transitions
from naryad.tickets.actions.assign_and_move import assign_and_move
from naryad.tickets.actions.assign_tickets import Assignment, How, assign_tickets
from naryad.tickets.actions.begin_with_ready_cycle import begin_with_ready_cycle
from naryad.tickets.actions.change_archive_rule import change_archive_rule
from naryad.tickets.actions.change_participants import Participation, change_participants
from naryad.tickets.actions.change_types import NoFittingStage, TypeChange, change_types
from naryad.tickets.actions.create_tickets import create_tickets
from naryad.tickets.actions.delete_setting import delete_setting
from naryad.tickets.actions.delete_tickets import delete_tickets, restore_tickets
from naryad.tickets.actions.discard_draft import discard_draft, restore_draft
from naryad.tickets.actions.edit_and_assign import edit_and_assign
from naryad.tickets.actions.edit_answer import edit_answer
from naryad.tickets.actions.edit_criticality import edit_criticality
from naryad.tickets.actions.edit_stage import edit_stage
from naryad.tickets.actions.edit_status import edit_status
from naryad.tickets.actions.edit_tickets import edit_tickets
from naryad.tickets.actions.edit_transition import edit_transition
from naryad.tickets.actions.edit_type import edit_type
from naryad.tickets.actions.mark_favourites import mark_favourites
from naryad.tickets.actions.mark_read import mark_read
from naryad.tickets.actions.move_due_tickets import move_due_tickets
from naryad.tickets.actions.move_tickets import Move, MovedMeanwhile, NoSuchTransition, move_tickets
from naryad.tickets.actions.place_closed_tickets import place_closed_tickets
from naryad.tickets.actions.publish_draft import CycleChanged, CycleNotFit, publish_draft
from naryad.tickets.actions.rate_tickets import Rating, rate_tickets
from naryad.tickets.actions.remove_cycle_stage import remove_cycle_stage
from naryad.tickets.actions.remove_transition import remove_transition
from naryad.tickets.actions.restore_cycle_stage import restore_cycle_stage
from naryad.tickets.actions.restore_setting import restore_setting
from naryad.tickets.actions.restore_transition import restore_transition
from naryad.tickets.actions.set_start import set_start
from naryad.tickets.actions.start_draft import DraftExists, start_draft
from naryad.tickets.actions.undo_moves import Return, undo_moves
from naryad.tickets.actions.write_messages import NewMessage, write_messages

__all__ = [
    "Assignment",
    "CycleChanged",
    "CycleNotFit",
    "DraftExists",
    "How",
    "Move",
    "MovedMeanwhile",
    "NewMessage",
    "NoFittingStage",
    "NoSuchTransition",
    "Participation",
    "Rating",
    "Return",
    "TypeChange",
    "add_answer",
    "add_criticality",
    "add_cycle_stage",
    "add_picture",
    "add_stage",
    "add_status",
    "add_transition",
    "add_type",
    "archive_old_tickets",
    "archive_tickets",
    "arrange_settings",
    "arrange_transitions",
    "assign_and_move",
    "assign_tickets",
    "begin_with_ready_cycle",
    "change_archive_rule",
    "change_participants",
    "change_types",
    "create_tickets",
    "delete_setting",
    "delete_tickets",
    "discard_draft",
    "edit_and_assign",
    "edit_answer",
    "edit_criticality",
    "edit_stage",
    "edit_status",
    "edit_tickets",
    "edit_transition",
    "edit_type",
    "mark_favourites",
    "mark_read",
    "move_due_tickets",
    "move_tickets",
    "place_closed_tickets",
    "publish_draft",
    "rate_tickets",
    "remove_cycle_stage",
    "remove_transition",
    "restore_cycle_stage",
    "restore_draft",
    "restore_setting",
    "restore_tickets",
    "restore_transition",
    "set_start",
    "start_draft",
    "unarchive_tickets",
    "undo_moves",
    "write_messages",
]
