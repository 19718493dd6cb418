"""What can be done with the settings of tickets?"""

from naryad.tickets.actions.add_cycle_stage import add_cycle_stage
from naryad.tickets.actions.add_stage import add_stage
from naryad.tickets.actions.add_status import add_status
from naryad.tickets.actions.add_transition import add_transition
from naryad.tickets.actions.add_type import add_type
from naryad.tickets.actions.arrange_settings import arrange_settings
from naryad.tickets.actions.arrange_transitions import arrange_transitions
from naryad.tickets.actions.begin_with_ready_cycle import begin_with_ready_cycle
from naryad.tickets.actions.delete_setting import delete_setting
from naryad.tickets.actions.discard_draft import discard_draft, restore_draft
from naryad.tickets.actions.edit_stage import edit_stage
from naryad.tickets.actions.edit_status import edit_status
from naryad.tickets.actions.edit_transition import edit_transition
from naryad.tickets.actions.edit_type import edit_type
from naryad.tickets.actions.publish_draft import CycleChanged, CycleNotFit, publish_draft
from naryad.tickets.actions.remove_cycle_stage import remove_cycle_stage
from naryad.tickets.actions.remove_transition import remove_transition
from naryad.tickets.actions.restore_cycle_stage import restore_cycle_stage
from naryad.tickets.actions.restore_setting import restore_setting
from naryad.tickets.actions.restore_transition import restore_transition
from naryad.tickets.actions.set_start import set_start
from naryad.tickets.actions.start_draft import DraftExists, start_draft

__all__ = [
    "CycleChanged",
    "CycleNotFit",
    "DraftExists",
    "add_cycle_stage",
    "add_stage",
    "add_status",
    "add_transition",
    "add_type",
    "arrange_settings",
    "arrange_transitions",
    "begin_with_ready_cycle",
    "delete_setting",
    "discard_draft",
    "edit_stage",
    "edit_status",
    "edit_transition",
    "edit_type",
    "publish_draft",
    "remove_cycle_stage",
    "remove_transition",
    "restore_cycle_stage",
    "restore_draft",
    "restore_setting",
    "restore_transition",
    "set_start",
    "start_draft",
]
