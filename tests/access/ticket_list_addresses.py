"""Which visitor gets which status at the list and the form of tickets? See addresses.py."""

from tests.access.tables import read_rows

TICKET_LIST_ADDRESSES = read_rows("""
address                method anonymous customer technician dispatcher head     admin    stranger
tickets                GET    303       404      200        200        200      200      200
tickets                POST   303       404      405        405        405      405      405
tickets_counters       GET    303       404      200        200        200      200      200
tickets_counters       POST   303       404      405        405        405      405      405
tickets_filter         GET    303       404      200        200        200      200      200
tickets_filter         POST   303       404      405        405        405      405      405
tickets_groups         GET    303       404      200        200        200      200      200
tickets_groups         POST   303       404      405        405        405      405      405
tickets_columns        GET    303       404      200        200        200      200      200
tickets_columns        POST   303       404      405        405        405      405      405
tickets_options        GET    303       404      404        404        404      404      404
tickets_options        POST   303       404      405        405        405      405      405
tickets_peek           GET    303       404      303        303        303      303      404
tickets_peek           POST   303       404      405        405        405      405      405
tickets_views          GET    303       404      200        200        200      200      200
tickets_views          POST   303       404      303        303        303      303      303
tickets_view_new       GET    303       404      200        200        200      200      200
tickets_view_new       POST   303       404      422        422        422      422      422
ticket_new             GET    303       404      200        200        200      200      200
ticket_new             POST   303       404      422        422        422      422      422
ticket_draft           GET    303       404      405        405        405      405      405
ticket_draft           POST   303       404      204        204        204      204      204
ticket_requester       GET    303       404      200        200        200      200      200
ticket_requester       POST   303       404      405        405        405      405      405
ticket_customer_new    GET    303       404      403        200        200      200      200
ticket_customer_new    POST   303       404      403        422        422      422      422
ticket_known_contacts  GET    303       404      200        200        200      200      200
ticket_known_contacts  POST   303       404      405        405        405      405      405
ticket_fitting_work    GET    303       404      200        200        200      200      200
ticket_fitting_work    POST   303       404      405        405        405      405      405
ticket_picture         GET    303       404      405        405        405      405      405
ticket_picture         POST   303       404      422        422        422      422      422
ticket_options         GET    303       404      200        200        200      200      200
ticket_options         POST   303       404      405        405        405      405      405
ticket_edit            GET    303       404      403        200        200      200      404
ticket_edit            POST   303       404      403        422        422      422      404
""")
