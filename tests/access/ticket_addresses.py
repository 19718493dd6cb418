"""Which visitor gets which status at the pages on which tickets are set up? See addresses.py."""

from tests.access.tables import read_rows

TICKET_ADDRESSES = read_rows("""
address                 method anonymous customer technician dispatcher head     admin    stranger
ticket_settings         GET    303       404      403        403        200      200      200
ticket_settings         POST   303       404      405        405        405      405      405
ticket_setting_list     GET    303       404      403        403        200      200      200
ticket_setting_list     POST   303       404      405        405        405      405      405
ticket_archive_rule     GET    303       404      403        403        200      200      200
ticket_archive_rule     POST   303       404      403        403        422      422      422
stage_assignees         GET    303       404      403        403        200      200      200
stage_assignees         POST   303       404      405        405        405      405      405
ticket_setting_new      GET    303       404      403        403        200      200      200
ticket_setting_new      POST   303       404      403        403        422      422      422
ticket_setting_order    GET    303       404      405        405        405      405      405
ticket_setting_order    POST   303       404      403        403        303      303      303
ticket_setting_edit     GET    303       404      403        403        200      200      404
ticket_setting_edit     POST   303       404      403        403        422      422      404
ticket_setting_deletion GET    303       404      403        403        200      200      404
ticket_setting_deletion POST   303       404      403        403        303      303      404
ticket_setting_return   GET    303       404      405        405        405      405      405
ticket_setting_return   POST   303       404      403        403        303      303      404
cycle                   GET    303       404      403        403        200      200      404
cycle                   POST   303       404      405        405        405      405      405
cycle_version           GET    303       404      403        403        200      200      404
cycle_version           POST   303       404      405        405        405      405      405
ticket_type_history     GET    303       404      403        403        200      200      404
ticket_type_history     POST   303       404      405        405        405      405      405
draft_new               GET    303       404      403        403        200      200      404
draft_new               POST   303       404      403        403        409      409      404
draft_discarding        GET    303       404      405        405        405      405      405
draft_discarding        POST   303       404      403        403        303      303      404
draft_return            GET    303       404      405        405        405      405      405
draft_return            POST   303       404      403        403        303      303      404
draft_publication       GET    303       404      403        403        200      200      404
draft_publication       POST   303       404      403        403        303      303      404
draft_trial             GET    303       404      403        403        200      200      404
draft_trial             POST   303       404      405        405        405      405      405
cycle_start             GET    303       404      403        403        200      200      404
cycle_start             POST   303       404      403        403        303      303      404
cycle_order             GET    303       404      405        405        405      405      405
cycle_order             POST   303       404      403        403        303      303      404
cycle_stage_new         GET    303       404      403        403        200      200      404
cycle_stage_new         POST   303       404      403        403        422      422      404
cycle_stage_removal     GET    303       404      405        405        405      405      405
cycle_stage_removal     POST   303       404      403        403        303      303      404
cycle_stage_return      GET    303       404      405        405        405      405      405
cycle_stage_return      POST   303       404      403        403        303      303      404
transition_new          GET    303       404      403        403        200      200      404
transition_new          POST   303       404      403        403        422      422      404
transition_edit         GET    303       404      403        403        200      200      404
transition_edit         POST   303       404      403        403        422      422      404
transition_removal      GET    303       404      405        405        405      405      405
transition_removal      POST   303       404      403        403        303      303      404
transition_return       GET    303       404      405        405        405      405      405
transition_return       POST   303       404      403        403        303      303      404
""")
