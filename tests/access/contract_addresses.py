"""Which visitor gets which status at the pages of contracts? See addresses.py."""

from tests.access.tables import read_rows

CONTRACT_ADDRESSES = read_rows("""
address                method anonymous customer technician dispatcher head     admin    stranger
contracts              GET    303       404      403        200        200      200      200
contracts              POST   303       404      405        405        405      405      405
contracts_counters     GET    303       404      403        200        200      200      200
contracts_counters     POST   303       404      405        405        405      405      405
contracts_filter       GET    303       404      403        200        200      200      200
contracts_filter       POST   303       404      405        405        405      405      405
contracts_groups       GET    303       404      403        200        200      200      200
contracts_groups       POST   303       404      405        405        405      405      405
contracts_columns      GET    303       404      403        200        200      200      200
contracts_columns      POST   303       404      405        405        405      405      405
contracts_options      GET    303       404      403        404        404      404      404
contracts_options      POST   303       404      405        405        405      405      405
contracts_peek         GET    303       404      403        303        303      303      404
contracts_peek         POST   303       404      405        405        405      405      405
contracts_views        GET    303       404      403        200        200      200      200
contracts_views        POST   303       404      403        303        303      303      303
contracts_view_new     GET    303       404      403        200        200      200      200
contracts_view_new     POST   303       404      403        422        422      422      422
contract_new           GET    303       404      403        403        200      200      200
contract_new           POST   303       404      403        403        422      422      422
contract_draft         GET    303       404      405        405        405      405      405
contract_draft         POST   303       404      403        403        204      204      204
contract_options       GET    303       404      404        404        404      404      404
contract_options       POST   303       404      405        405        405      405      405
contract               GET    303       404      404        200        200      200      404
contract               POST   303       404      405        405        405      405      405
contract_objects       GET    303       404      404        200        200      200      404
contract_objects       POST   303       404      405        405        405      405      405
contract_history       GET    303       404      404        200        200      200      404
contract_history       POST   303       404      405        405        405      405      405
contract_edit          GET    303       404      404        403        200      200      404
contract_edit          POST   303       404      404        403        422      422      404
contract_deletion      GET    303       404      404        403        200      200      404
contract_deletion      POST   303       404      404        403        303      303      404
contract_restoration   GET    303       404      405        405        405      405      405
contract_restoration   POST   303       404      404        403        303      303      404
contract_readers       GET    303       404      404        200        200      200      404
contract_readers       POST   303       404      405        405        405      405      405
company_contracts      GET    303       404      404        200        200      200      404
company_contracts      POST   303       404      405        405        405      405      405
""")
