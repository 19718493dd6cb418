"""Under which addresses are tickets set up?"""

from django.urls import path

from naryad.tickets.setting_nouns import SettingName
from naryad.web.office.ticket_settings import (
    archive_rule,
    cycle,
    cycle_parts,
    drafts,
    setting_lists,
    transitions,
)

_HERE = "office/settings/tickets/"
_LIST = f"{_HERE}<slug:setting>/"
_ROW = f"{_LIST}<int:setting_id>/"
_TYPE = f"{_HERE}types/<int:type_id>/"
_CYCLE = "office/settings/cycles/<int:cycle_id>/"
_WAY = "office/settings/transitions/<int:transition_id>/"

urlpatterns = [
    path(
        _HERE,
        setting_lists.setting_list,
        {"setting": SettingName.TYPES.value},
        name="ticket_settings",
    ),
    path(f"{_HERE}assignees/", setting_lists.assignee_options, name="stage_assignees"),
    path(f"{_HERE}archive/", archive_rule.ticket_archive_rule, name="ticket_archive_rule"),
    path(_LIST, setting_lists.setting_list, name="ticket_setting_list"),
    path(f"{_LIST}new/", setting_lists.setting_new, name="ticket_setting_new"),
    path(f"{_LIST}order/", setting_lists.setting_order, name="ticket_setting_order"),
    path(f"{_ROW}edit/", setting_lists.setting_edit, name="ticket_setting_edit"),
    path(f"{_ROW}deletion/", setting_lists.setting_deletion, name="ticket_setting_deletion"),
    path(
        f"{_ROW}restoration/",
        setting_lists.setting_restoration,
        name="ticket_setting_return",
    ),
    path(f"{_TYPE}cycle/", cycle.cycle, name="cycle"),
    path(f"{_TYPE}cycle/<int:number>/", cycle.cycle_version, name="cycle_version"),
    path(f"{_TYPE}history/", cycle.type_history, name="ticket_type_history"),
    path(f"{_TYPE}draft/", drafts.draft_new, name="draft_new"),
    path(f"{_CYCLE}discarding/", drafts.draft_discarding, name="draft_discarding"),
    path(f"{_CYCLE}return/", drafts.draft_return, name="draft_return"),
    path(f"{_CYCLE}publication/", drafts.draft_publication, name="draft_publication"),
    path(f"{_CYCLE}trial/", drafts.draft_trial, name="draft_trial"),
    path(f"{_CYCLE}start/", cycle_parts.cycle_start, name="cycle_start"),
    path(f"{_CYCLE}order/", cycle_parts.cycle_order, name="cycle_order"),
    path(f"{_CYCLE}stages/new/", cycle_parts.cycle_stage_new, name="cycle_stage_new"),
    path(
        f"{_CYCLE}stages/<int:stage_id>/removal/",
        cycle_parts.cycle_stage_removal,
        name="cycle_stage_removal",
    ),
    path(
        f"{_CYCLE}stages/<int:stage_id>/return/",
        cycle_parts.cycle_stage_return,
        name="cycle_stage_return",
    ),
    path(f"{_CYCLE}transitions/new/", transitions.transition_new, name="transition_new"),
    path(f"{_WAY}edit/", transitions.transition_edit, name="transition_edit"),
    path(f"{_WAY}removal/", transitions.transition_removal, name="transition_removal"),
    path(f"{_WAY}return/", transitions.transition_return, name="transition_return"),
]
