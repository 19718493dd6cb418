"""Which visitor gets which status at the pages of companies? See addresses.py."""

from tests.access.tables import read_rows

COMPANY_ADDRESSES = read_rows("""
address                method anonymous customer technician dispatcher head     admin    stranger
companies              GET    303       404      200        200        200      200      200
companies              POST   303       404      405        405        405      405      405
companies_counters     GET    303       404      200        200        200      200      200
companies_counters     POST   303       404      405        405        405      405      405
companies_filter       GET    303       404      200        200        200      200      200
companies_filter       POST   303       404      405        405        405      405      405
companies_groups       GET    303       404      200        200        200      200      200
companies_groups       POST   303       404      405        405        405      405      405
companies_columns      GET    303       404      200        200        200      200      200
companies_columns      POST   303       404      405        405        405      405      405
companies_options      GET    303       404      404        404        404      404      404
companies_options      POST   303       404      405        405        405      405      405
companies_peek         GET    303       404      404        303        303      303      404
companies_peek         POST   303       404      405        405        405      405      405
companies_views        GET    303       404      200        200        200      200      200
companies_views        POST   303       404      303        303        303      303      303
companies_view_new     GET    303       404      200        200        200      200      200
companies_view_new     POST   303       404      422        422        422      422      422
company_new            GET    303       404      403        200        200      200      200
company_new            POST   303       404      403        422        422      422      422
company_draft          GET    303       404      405        405        405      405      405
company_draft          POST   303       404      403        204        204      204      204
company_parents        GET    303       404      200        200        200      200      200
company_parents        POST   303       404      405        405        405      405      405
company                GET    303       404      404        200        200      200      404
company                POST   303       404      405        405        405      405      405
company_people         GET    303       404      404        200        200      200      404
company_people         POST   303       404      405        405        405      405      405
company_subsidiaries   GET    303       404      404        200        200      200      404
company_subsidiaries   POST   303       404      405        405        405      405      405
company_objects        GET    303       404      404        303        303      303      404
company_objects        POST   303       404      405        405        405      405      405
company_history        GET    303       404      404        200        200      200      404
company_history        POST   303       404      405        405        405      405      405
company_readers        GET    303       404      404        200        200      200      404
company_readers        POST   303       404      405        405        405      405      405
company_edit           GET    303       404      404        200        200      200      404
company_edit           POST   303       404      404        422        422      422      404
company_cell           GET    303       404      404        200        200      200      404
company_cell           POST   303       404      404        303        303      303      404
company_merging        GET    303       404      404        403        200      200      404
company_merging        POST   303       404      404        403        422      422      404
company_parting        GET    303       404      404        403        404      404      404
company_parting        POST   303       404      404        403        404      404      404
company_deletion       GET    303       404      404        403        200      200      404
company_deletion       POST   303       404      404        403        303      303      404
company_restoration    GET    303       404      405        405        405      405      405
company_restoration    POST   303       404      404        403        303      303      404
""")
