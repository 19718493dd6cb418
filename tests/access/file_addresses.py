"""Which visitor gets which status at attached files? The file is a photo of the lift, which is not
for customers. See addresses.py."""

from tests.access.tables import read_rows

FILE_ADDRESSES = read_rows("""
address                method anonymous customer technician dispatcher head     admin    stranger
asset_files            GET    303       404      200        200        200      200      404
asset_files            POST   303       404      405        405        405      405      405
company_files          GET    303       404      404        200        200      200      404
company_files          POST   303       404      405        405        405      405      405
contract_files         GET    303       404      404        200        200      200      404
contract_files         POST   303       404      405        405        405      405      405
ticket_files           GET    303       404      200        200        200      200      404
ticket_files           POST   303       404      405        405        405      405      405
file                   GET    303       404      200        200        200      200      404
file                   POST   405       405      405        405        405      405      405
file_thumbnail         GET    303       404      200        200        200      200      404
file_thumbnail         POST   405       405      405        405        405      405      405
files_new              GET    303       404      405        405        405      405      405
files_new              POST   303       404      403        422        422      422      404
office_file            GET    303       404      200        200        200      200      404
office_file            POST   303       404      405        405        405      405      405
file_edit              GET    303       404      403        200        200      200      404
file_edit              POST   303       404      403        422        422      422      404
file_marking           GET    303       404      405        405        405      405      405
file_marking           POST   303       404      403        303        303      303      404
file_showing           GET    303       404      405        405        405      405      405
file_showing           POST   303       404      403        303        303      303      404
file_main              GET    303       404      405        405        405      405      405
file_main              POST   303       404      403        303        303      303      404
file_deletion          GET    303       404      405        405        405      405      405
file_deletion          POST   303       404      403        303        303      303      404
file_restoration       GET    303       404      405        405        405      405      405
file_restoration       POST   303       404      403        303        303      303      404
""")
