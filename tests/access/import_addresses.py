"""Who gets what from the addresses of imports? See addresses.py."""

from tests.access.tables import read_rows

IMPORT_ADDRESSES = read_rows("""
address                method anonymous customer technician dispatcher head     admin    stranger
imports                GET    303       404      200        200        200      200      200
imports                POST   303       404      405        405        405      405      405
import_new             GET    303       404      404        200        200      200      200
import_new             POST   303       404      404        422        422      422      422
import_template        GET    303       404      404        200        200      200      200
import_template        POST   303       404      405        405        405      405      405
import                 GET    303       404      404        404        404      200      404
import                 POST   303       404      405        405        405      405      405
import_columns         GET    303       404      404        404        404      303      404
import_columns         POST   303       404      404        404        404      303      404
import_sheet           GET    303       404      405        405        405      405      405
import_sheet           POST   303       404      404        404        404      409      404
import_check           GET    303       404      405        405        405      405      405
import_check           POST   303       404      404        404        404      409      404
import_row             GET    303       404      404        404        404      200      404
import_row             POST   303       404      404        404        404      409      404
import_remarks         GET    303       404      404        404        404      200      404
import_remarks         POST   303       404      405        405        405      405      405
import_run             GET    303       404      404        404        404      409      404
import_run             POST   303       404      404        404        404      409      404
import_pause           GET    303       404      405        405        405      405      405
import_pause           POST   303       404      404        404        404      303      404
import_cancellation    GET    303       404      405        405        405      405      405
import_cancellation    POST   303       404      404        404        404      303      404
import_undo            GET    303       404      404        404        404      409      404
import_undo            POST   303       404      404        404        404      409      404
import_invitations     GET    303       404      404        404        404      409      404
import_invitations     POST   303       404      404        404        404      409      404
""")
