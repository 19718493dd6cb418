"""Which visitor gets which status at the customers' pages about requests? See addresses.py."""

from tests.access.tables import read_rows

PORTAL_TICKET_ADDRESSES = read_rows("""
address                 method anonymous customer technician dispatcher head     admin    stranger
portal_tickets          GET    303       200      404        404        404      404      404
portal_tickets          POST   405       405      405        405        405      405      405
portal_ticket_new       GET    303       200      404        404        404      404      404
portal_ticket_new       POST   303       422      404        404        404      404      404
portal_ticket_draft     GET    303       405      404        404        404      404      404
portal_ticket_draft     POST   303       204      404        404        404      404      404
portal_ticket           GET    303       200      404        404        404      404      404
portal_ticket           POST   405       405      405        405        405      405      405
# The placeholder names a transition of another life cycle.
portal_ticket_step      GET    303       404      404        404        404      404      404
portal_ticket_step      POST   303       409      404        404        404      404      404
portal_ticket_step_undo GET    303       405      404        404        404      404      404
portal_ticket_step_undo POST   303       409      404        404        404      404      404
portal_ticket_message   GET    303       405      404        404        404      404      404
portal_ticket_message   POST   303       422      404        404        404      404      404
portal_ticket_rating    GET    303       405      404        404        404      404      404
portal_ticket_rating    POST   303       409      404        404        404      404      404
portal_ticket_files     GET    303       200      404        404        404      404      404
portal_ticket_files     POST   303       422      404        404        404      404      404
portal_ticket_print     GET    303       200      404        404        404      404      404
portal_ticket_print     POST   405       405      405        405        405      405      405
portal_ticket_read      GET    303       405      404        404        404      404      404
portal_ticket_read      POST   303       204      404        404        404      404      404
""")
