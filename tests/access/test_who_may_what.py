"""Who may do what? Written by hand, once, as it should be.

+ done; else the status of the refusal: 403 no right, 404 does not see, 409 not now, 422 not so.
`viewed` looks through the administrator's eyes; `stranger` is the administrator of the other
organization, who names people and things of ours.
"""

import ast

import pytest
from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.errors import Refusal
from naryad.history.models import Event
from tests.access.deeds import DEEDS, outcome_of
from tests.access.last_deeds import LAST_MAY
from tests.access.quiet_deeds import TELLS_SOMETHING_ELSE
from tests.access.tables import columns_of, differences, read_table, rows_of
from tests.architecture.guards import WITHOUT_ACTOR, WITHOUT_RIGHT
from tests.architecture.rules import read_source, source_files
from tests.world import World

_FIRST_MAY = read_table("""
deed                        admin head dispatcher technician customer lead_customer viewed system stranger
add_people:customer         +     +    +          403        403      403           403    403    422
add_people:technician       +     +    +          403        403      403           403    403    422
add_people:dispatcher       +     +    +          403        403      403           403    403    422
add_people:head             +     +    403        403        403      403           403    403    422
add_people:administrator    +     403  403        403        403      403           403    403    422
edit_people                 +     +    +          403        403      403           403    403    404
set_areas                   +     +    +          403        403      403           403    403    422
add_to_company              +     +    +          403        403      403           403    403    422
put_links_back              +     +    +          403        403      403           403    403    404
give_roles:lead             +     +    +          403        403      403           403    403    404
give_roles:head             +     +    403        403        403      403           403    403    404
give_roles:administrator    +     403  403        403        403      403           403    403    404
take_roles                  +     +    +          403        403      403           403    403    404
invite_people               +     +    +          403        403      403           403    403    404
invite_people:sms           +     +    +          403        403      403           403    403    404
ban_people                  +     +    403        403        403      403           403    403    422
ban_for_new_reason          +     +    403        403        403      403           403    403    404
unban_people                +     +    403        403        403      403           403    403    404
delete_people               +     +    403        403        403      403           403    403    404
delete_people:administrator 409   409  403        403        403      403           403    403    404
restore_people              +     +    403        403        403      403           403    403    404
convert_people:to_employee  +     +    +          403        403      403           403    403    404
convert_people:to_customer  +     +    +          403        403      403           403    403    404
convert_people:head         +     409  403        403        403      403           403    403    404
request_erasure             +     403  403        403        403      403           403    403    404
take_back_erasure           +     403  403        403        403      403           403    403    404
set_photo                   +     +    +          403        403      403           403    403    404
drop_photo                  +     +    +          403        403      403           403    403    404
start_viewing:technician    +     +    403        403        403      403           403    403    404
start_viewing:administrator 403   403  403        403        403      403           403    403    404
add_role                    +     403  403        403        403      403           403    403    +
edit_role                   +     403  403        403        403      403           403    403    404
copy_role                   +     403  403        403        403      403           403    403    404
delete_role                 +     403  403        403        403      403           403    403    404
restore_role                +     403  403        403        403      403           403    403    404
add_companies               +     +    +          403        403      403           403    403    +
edit_companies              +     +    +          403        403      403           403    403    404
change_companies            +     +    +          403        403      403           403    403    404
delete_companies            +     +    403        403        403      403           403    403    404
restore_companies           +     +    403        403        403      403           403    403    404
merge_companies             +     +    403        403        403      403           403    403    404
undo_merge                  +     +    403        403        403      403           403    403    404
add_assets                  +     +    +          403        403      403           403    403    422
edit_assets                 +     +    +          403        403      403           403    403    404
publish_assets              +     +    +          403        403      403           403    403    404
withdraw_assets             +     +    +          403        403      403           403    403    404
delete_assets               +     +    403        403        403      403           403    403    404
restore_assets              +     +    403        403        403      403           403    403    404
add_asset_template          +     +    403        403        403      403           403    403    +
edit_asset_template         +     +    403        403        403      403           403    403    404
delete_asset_template       +     +    403        403        403      403           403    403    404
restore_asset_template      +     +    403        403        403      403           403    403    404
issue_codes                 +     +    +          403        403      403           403    403    404
make_blank_codes            +     +    +          403        403      403           403    403    +
bind_codes                  +     +    +          +          403      403           403    403    404
reissue_codes               +     +    +          403        403      403           403    403    404
retire_codes                +     +    +          403        403      403           403    403    404
edit_code_settings          +     403  403        403        403      403           403    403    +
add_code_settings           +     403  403        403        403      403           403    403    +
choose_code_settings        +     +    +          403        403      403           403    403    404
delete_code_settings        +     403  403        403        403      403           403    403    404
restore_code_settings       +     403  403        403        403      403           403    403    404
send_inquiry                403   403  403        403        403      403           403    +      403
attach_photo                403   403  403        403        403      403           403    +      403
take_photo_part             403   403  403        403        403      403           403    +      403
note_same_trouble           403   403  403        403        403      403           403    +      403
accept_inquiry              +     +    +          +          404      404           403    403    404
join_inquiry                +     +    +          +          404      404           403    403    404
refuse_inquiries            +     +    +          +          404      404           403    403    404
erase_inquiries             +     403  403        403        403      403           403    403    404
reopen_inquiries            +     +    +          +          404      404           403    403    404
attach_file                 +     +    +          403        403      403           403    403    404
edit_file                   +     +    +          403        403      403           403    403    404
mark_files                  +     +    +          403        403      403           403    403    404
show_files                  +     +    +          403        403      403           403    403    404
choose_main_photo           +     +    +          403        403      403           403    403    404
delete_files                +     +    +          403        403      403           403    403    404
restore_files               +     +    +          403        403      403           403    403    404
add_contracts               +     +    403        403        403      403           403    403    422
edit_contracts              +     +    403        403        403      403           403    403    404
delete_contracts            +     +    403        403        403      403           403    403    404
restore_contracts           +     +    403        403        403      403           403    403    404
remind_of_ends              403   403  403        403        403      403           403    +      403
add_area                    +     +    403        403        403      403           403    403    +
edit_area                   +     +    403        403        403      403           403    403    404
move_area                   +     +    403        403        403      403           403    403    404
set_default_area            +     +    403        403        403      403           403    403    404
delete_area                 +     +    403        403        403      403           403    403    404
restore_area                +     +    403        403        403      403           403    403    404
add_entry                   +     +    403        403        403      403           403    403    +
edit_entry                  +     +    403        403        403      403           403    403    404
delete_entry                +     +    403        403        403      403           403    403    404
restore_entry               +     +    403        403        403      403           403    403    404
add_type                    +     +    403        403        403      403           403    403    +
edit_type                   +     +    403        403        403      403           403    403    404
add_stage                   +     +    403        403        403      403           403    403    +
edit_stage                  +     +    403        403        403      403           403    403    404
add_status                  +     +    403        403        403      403           403    403    +
edit_status                 +     +    403        403        403      403           403    403    404
add_criticality             +     +    403        403        403      403           403    403    +
edit_criticality            +     +    403        403        403      403           403    403    404
add_answer                  +     +    403        403        403      403           403    403    +
edit_answer                 +     +    403        403        403      403           403    403    404
delete_setting              +     +    403        403        403      403           403    403    404
restore_setting             +     +    403        403        403      403           403    403    404
arrange_settings            +     +    403        403        403      403           403    403    +
start_draft                 +     +    403        403        403      403           403    403    404
discard_draft               +     +    403        403        403      403           403    403    404
restore_draft               +     +    403        403        403      403           403    403    404
set_start                   +     +    403        403        403      403           403    403    404
add_cycle_stage             +     +    403        403        403      403           403    403    404
remove_cycle_stage          +     +    403        403        403      403           403    403    404
restore_cycle_stage         +     +    403        403        403      403           403    403    404
add_transition              +     +    403        403        403      403           403    403    404
edit_transition             +     +    403        403        403      403           403    403    404
remove_transition           +     +    403        403        403      403           403    403    404
restore_transition          +     +    403        403        403      403           403    403    404
arrange_transitions         +     +    403        403        403      403           403    403    404
publish_draft               +     +    403        403        403      403           403    403    404
begin_with_ready_cycle      403   403  403        403        403      403           403    +      403
write_messages              +     +    +          404        +        404           403    404    404
mark_read                   +     +    +          404        +        404           403    404    404
rate_tickets                403   403  403        404        +        404           403    404    404
create_tickets              +     +    +          +          +        +             403    403    422
add_picture                 +     +    +          +          +        +             403    403    +
edit_tickets                +     +    +          403        403      403           403    403    404
change_types                +     +    +          403        403      403           403    403    404
move_tickets:main           +     +    +          +          403      403           403    403    404
move_tickets:customer       403   403  403        403        +        +             403    403    404
undo_moves                  +     +    +          +          409      409           403    403    404
mark_favourites             +     +    +          +          403      403           403    403    404
change_participants         +     +    +          +          403      403           403    403    404
assign_tickets              +     +    +          403        403      403           403    403    404
assign_and_move             +     +    +          403        403      403           403    403    404
edit_and_assign             +     +    +          403        403      403           403    403    404
archive_tickets             +     +    +          403        403      403           403    403    404
unarchive_tickets           +     +    +          403        403      403           403    403    404
change_archive_rule         +     +    403        403        403      403           403    403    +
delete_tickets              +     +    403        403        403      403           403    403    404
restore_tickets             +     +    403        403        403      403           403    403    404
add_card                    +     +    +          403        403      403           403    403    422
edit_card                   +     +    +          403        403      403           403    403    404
demand_factor               +     403  403        403        403      403           403    403    +
edit_organization           +     403  403        403        403      403           403    403    +
set_host                    403   403  403        403        403      403           403    +      403
publish_consent_text        +     403  403        403        403      403           403    403    +
set_logo                    +     403  403        403        403      403           403    403    +
drop_logo                   +     403  403        403        403      403           403    403    +
add_provider                +     403  403        403        403      403           403    403    +
edit_provider               +     403  403        403        403      403           403    403    404
delete_provider             +     403  403        403        403      403           403    403    404
make_own_token              +     +    +          +          +        +             403    403    +
end_own_token               +     404  404        404        404      404           403    404    404
end_token                   +     403  403        403        403      403           403    403    404
add_service_user            +     403  403        403        403      403           403    403    422
make_service_token          +     403  403        403        403      403           403    403    404
end_service_user            +     403  403        403        403      403           403    403    404
add_offer                   +     403  403        403        403      403           403    403    422
edit_offer                  +     403  403        403        403      403           403    403    404
delete_offer                +     403  403        403        403      403           403    403    404
restore_offer               +     403  403        403        403      403           403    403    404
approve_registrations       +     +    +          403        403      403           403    403    404
refuse_registrations        +     +    +          403        403      403           403    403    404
merge_people                +     +    403        403        403      403           403    403    404
undo_merging                +     +    403        403        403      403           403    403    404
add_newcomer                403   403  403        403        403      403           403    +      403
send_test_letter            +     403  403        403        403      403           403    403    +
send_test_sms               +     403  403        403        403      403           403    403    +
add_ban_reason              +     +    403        403        403      403           403    403    +
start_run                   +     +    403        403        403      403           403    403    422
undo_run                    +     404  404        404        404      404           403    404    404
try_again                   +     404  404        404        404      404           403    404    404
cancel_run                  +     404  404        404        404      404           403    404    404
work_batch                  +     404  403        403        403      403           403    403    404
stop_run                    403   403  403        403        403      403           403    +      403
start_export                +     +    +          +          403      403           403    403    +
start_directory_export      +     +    404        404        404      404           403    404    +
write_export                +     404  404        404        404      404           403    404    404
cancel_export               +     404  404        404        404      404           403    404    404
stop_export                 403   403  403        403        403      403           403    +      403
add_schedule                +     +    +          +          403      403           403    403    +
edit_schedule               +     404  404        404        404      404           403    404    404
pause_schedule              +     404  404        404        404      404           403    404    404
resume_schedule             +     404  404        404        404      404           403    404    404
delete_schedule             +     404  404        404        404      404           403    404    404
restore_schedule            +     404  404        404        404      404           403    404    404
start_import                +     +    +          404        404      404           403    403    +
read_import                 +     404  404        404        404      404           403    404    404
map_import                  +     404  404        404        404      404           403    404    404
read_anew                   +     404  404        404        404      404           403    404    404
check_import                +     404  404        404        404      404           403    404    404
check_rows                  +     404  404        404        404      404           403    404    404
fix_cells                   +     404  404        404        404      404           403    404    404
leave_out_rows              +     404  404        404        404      404           403    404    404
run_import                  +     404  404        404        404      404           403    404    404
pause_import                +     404  404        404        404      404           403    404    404
cancel_import               +     404  404        404        404      404           403    404    404
work_import                 +     404  404        404        404      404           403    404    404
invite_imported             +     404  404        403        403      403           403    403    404
undo_import                 +     404  404        404        404      404           403    404    404
undo_rows                   +     404  404        404        404      404           403    404    404
break_import                403   403  403        403        403      403           403    +      403
add_design                  +     +    +          403        403      403           403    403    +
edit_design                 +     +    +          403        403      403           403    403    404
delete_design               +     +    +          403        403      403           403    403    404
restore_design              +     +    +          403        403      403           403    403    404
start_output                +     +    +          403        403      403           403    403    +
prepare_part                +     404  404        403        403      403           403    403    404
keep_output                 +     404  404        403        403      403           403    403    404
cancel_output               +     404  404        404        404      404           403    404    404
stop_output                 403   403  403        403        403      403           403    +      403
save_view                   +     +    +          +          403      403           403    403    +
edit_view                   +     404  404        404        404      404           403    404    404
share_view                  +     404  403        403        403      403           403    403    404
arrange_views               +     404  +          404        403      403           403    403    404
delete_view                 +     404  404        404        404      404           403    404    404
restore_view                +     404  404        404        404      404           403    404    404
""")  # noqa: E501
MAY = _FIRST_MAY | LAST_MAY


def doer(world: World, name: str) -> Actor:
    house = world.service
    if name == "viewed":
        return world.actor(house.admin, viewed_by=house.head)
    if name == "system":
        return house.system
    return world.actor(world.other.admin if name == "stranger" else house.people[name])


@pytest.mark.parametrize("deed", rows_of(MAY))
def test_each_of_the_cast_may_what_the_table_says(world: World, deed: str) -> None:
    doers = columns_of(MAY)
    found = {(deed, name): _try(world, deed, name) for name in doers}
    expected = {(deed, name): MAY[deed, name] for name in doers}
    assert list(differences(expected, found)) == []


def _try(world: World, deed: str, name: str) -> str:
    """What came of it; taken back afterwards. A refusal leaves no trace in history."""
    with transaction.atomic():
        actor, before = doer(world, name), Event.objects.count()
        try:
            result = outcome_of(DEEDS[deed](world, actor))
        except Refusal as refusal:
            result = str(refusal.status)
        recorded = Event.objects.count() - before
        assert bool(recorded) == (result == "+") or deed in TELLS_SOMETHING_ELSE, deed
        transaction.set_rollback(True)
    return result


def test_the_table_and_the_deeds_are_the_same() -> None:
    assert rows_of(MAY) == list(DEEDS)


def test_every_action_has_a_row() -> None:
    acted = {row.split(":")[0] for row in rows_of(MAY)}
    missing = _public_actions() - acted - set(WITHOUT_ACTOR) - set(WITHOUT_RIGHT)
    assert missing == set()


def _public_actions() -> set[str]:
    return {
        node.name
        for path in source_files()
        if "/actions/" in path
        for node in ast.parse(read_source(path)).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
