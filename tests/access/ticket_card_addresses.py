"""Which visitor gets which status at the card of a ticket? See addresses.py."""

from tests.access.tables import read_rows

TICKET_CARD_ADDRESSES = read_rows("""
address            method anonymous customer technician dispatcher head     admin    stranger
ticket             GET    303       404      200        200        200      200      404
ticket             POST   303       404      405        405        405      405      405
ticket_message     GET    303       404      405        405        405      405      405
ticket_message     POST   303       404      422        422        422      422      404
ticket_reading     GET    303       404      405        405        405      405      405
ticket_reading     POST   303       404      204        204        204      204      404
ticket_readers     GET    303       404      403        200        200      200      404
ticket_readers     POST   303       404      405        405        405      405      405
ticket_print       GET    303       404      200        200        200      200      404
ticket_print       POST   303       404      405        405        405      405      405
ticket_step        GET    303       404      200        200        200      200      404
ticket_step        POST   303       404      403        409        409      409      404
ticket_handing     GET    303       404      403        200        200      200      404
ticket_handing     POST   303       404      403        409        409      409      404
ticket_step_undo   GET    303       404      405        405        405      405      405
ticket_step_undo   POST   303       404      409        409        409      409      404
ticket_favourite   GET    303       404      405        405        405      405      405
ticket_favourite   POST   303       404      303        303        303      303      404
ticket_assignment  GET    303       404      403        200        200      200      404
ticket_assignment  POST   303       404      403        303        303      303      404
ticket_assignees   GET    303       404      403        200        200      200      404
ticket_assignees   POST   303       404      405        405        405      405      405
ticket_taking      GET    303       404      405        405        405      405      405
ticket_taking      POST   303       404      403        303        303      303      404
ticket_participants GET   303       404      403        200        200      200      404
ticket_participants POST  303       404      403        303        303      303      404
ticket_following   GET    303       404      405        405        405      405      405
ticket_following   POST   303       404      303        303        303      303      404
ticket_type_change GET    303       404      403        200        200      200      404
ticket_type_change POST   303       404      403        422        422      422      404
ticket_archiving   GET    303       404      405        405        405      405      405
ticket_archiving   POST   303       404      403        409        409      409      404
ticket_return      GET    303       404      405        405        405      405      405
ticket_return      POST   303       404      403        303        303      303      404
ticket_deletion    GET    303       404      403        403        200      200      404
ticket_deletion    POST   303       404      403        403        303      303      404
ticket_restoration GET    303       404      405        405        405      405      405
ticket_restoration POST   303       404      403        403        303      303      404
""")
