"""Who gets what from the addresses of exports? See addresses.py."""

from tests.access.tables import read_rows

EXPORT_ADDRESSES = read_rows("""
address                method anonymous customer technician dispatcher head     admin    stranger
exports                GET    303       404      200        200        200      200      200
exports                POST   303       404      405        405        405      405      405
export_new             GET    303       404      200        200        200      200      200
export_new             POST   303       404      422        422        422      422      422
export                 GET    303       404      404        404        404      200      404
export                 POST   303       404      405        405        405      405      405
export_cancellation    GET    303       404      405        405        405      405      405
export_cancellation    POST   303       404      404        404        404      303      404
export_file            GET    303       404      404        404        404      409      404
export_file            POST   303       404      405        405        405      405      405
export_schedules       GET    303       404      200        200        200      200      200
export_schedules       POST   303       404      405        405        405      405      405
export_schedule_new    GET    303       404      200        200        200      200      200
export_schedule_new    POST   303       404      422        422        422      422      422
export_schedule        GET    303       404      404        404        404      200      404
export_schedule        POST   303       404      404        404        404      422      404
export_schedule_pause  GET    303       404      405        405        405      405      405
export_schedule_pause  POST   303       404      404        404        404      303      404
export_schedule_resumption   GET    303  404     405        405        405      405      405
export_schedule_resumption   POST   303  404     404        404        404      303      404
export_schedule_deletion     GET    303  404     405        405        405      405      405
export_schedule_deletion     POST   303  404     404        404        404      303      404
export_schedule_restoration  GET    303  404     405        405        405      405      405
export_schedule_restoration  POST   303  404     404        404        404      303      404
""")
