"""Which visitor gets which status where tickets are done? See addresses.py."""

from tests.access.tables import read_rows

FIELD_ADDRESSES = read_rows("""
address            method anonymous customer technician dispatcher head     admin    stranger
field_day          GET    303       404      200        200        200      200      200
field_day          POST   303       404      405        405        405      405      405
field_ticket       GET    303       404      200        200        200      200      404
field_ticket       POST   303       404      405        405        405      405      405
field_step         GET    303       404      200        200        200      200      404
field_step         POST   303       404      403        409        409      409      404
field_scan         GET    303       404      200        200        200      200      404
field_scan         POST   303       404      405        405        405      405      405
# Without a code there is nothing to find.
field_scan_found   GET    303       404      422        422        422      422      404
field_scan_found   POST   303       404      405        405        405      405      405
field_files        GET    303       404      200        200        200      200      404
field_files        POST   303       404      405        405        405      405      405
field_team         GET    303       404      200        200        200      200      404
field_team         POST   303       404      422        422        422      422      404
field_customer     GET    303       404      200        200        200      200      404
field_customer     POST   303       404      422        422        422      422      404
""")
