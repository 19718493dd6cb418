"""Which visitor gets which status at what tells people? See addresses.py."""

from tests.access.tables import read_rows

NOTICE_ADDRESSES = read_rows("""
address                    method anonymous customer technician dispatcher head admin stranger
notices                    GET    303       200      200        200        200  200   200
notices                    POST   405       405      405        405        405  405   405
notices_reading            GET    405       405      405        405        405  405   405
notices_reading            POST   303       303      303        303        303  303   303
# The placeholder names what the technician was told.
notice_reading             GET    405       405      405        405        405  405   405
notice_reading             POST   303       404      303        404        404  404   404
notices_bell               GET    303       303      303        303        303  303   303
notices_bell               POST   405       405      405        405        405  405   405
notices_seen               GET    405       405      405        405        405  405   405
notices_seen               POST   303       200      200        200        200  200   200
notices_why                GET    303       200      200        200        200  200   404
notices_why                POST   405       405      405        405        405  405   405
device_new                 GET    405       405      405        405        405  405   405
# An address that no browser has given.
device_new                 POST   303       403      403        403        403  403   403
device_renewing            GET    405       405      405        405        405  405   405
device_renewing            POST   303       404      404        404        404  404   404
device_removal             GET    405       405      405        405        405  405   405
device_removal             POST   303       404      404        404        404  404   404
notice_switches            GET    303       200      200        200        200  200   200
notice_switches            POST   303       303      303        303        303  303   303
organization_notifications GET    303       404      403        403        403  200   200
organization_notifications POST   303       404      403        403        403  422   422
ticket_telling             GET    303       404      403        200        200  200   404
ticket_telling             POST   303       404      405        405        405  405   405
""")
