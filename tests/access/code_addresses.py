"""Who gets what from the addresses of codes? See addresses.py."""

from tests.access.tables import read_rows

CODE_ADDRESSES = read_rows("""
address                method anonymous customer technician dispatcher head     admin    stranger
scan                   GET    404       404      404        404        404      404      404
scan                   POST   405       405      405        405        405      405      405
passport_photo         GET    404       404      404        404        404      404      404
passport_photo         POST   405       405      405        405        405      405      405
asset_codes            GET    303       404      200        200        200      200      404
asset_codes            POST   303       404      405        405        405      405      405
asset_code_new         GET    303       404      405        405        405      405      405
asset_code_new         POST   303       404      403        303        303      303      404
asset_code_bind        GET    303       404      200        200        200      200      404
asset_code_bind        POST   303       404      422        422        422      422      404
code_sheet             GET    303       404      403        200        200      200      200
code_sheet             POST   303       404      403        303        303      303      409
asset_code_sheet       GET    303       404      403        200        200      200      404
asset_code_sheet       POST   303       404      403        303        303      303      404
code_batch_sheet       GET    303       404      404        200        200      200      404
code_batch_sheet       POST   303       404      404        303        303      303      404
codes                  GET    303       404      200        200        200      200      200
codes                  POST   303       404      405        405        405      405      405
code_batch_new         GET    303       404      403        200        200      200      200
code_batch_new         POST   303       404      403        422        422      422      422
code_batch             GET    303       404      404        200        200      200      404
code_batch             POST   303       404      405        405        405      405      405
code_find              GET    303       404      404        404        404      404      404
code_find              POST   303       404      405        405        405      405      405
code_binding           GET    303       404      200        200        200      200      404
code_binding           POST   303       404      422        422        422      422      404
code_replacement       GET    303       404      403        200        200      200      404
code_replacement       POST   303       404      403        409        409      409      404
code_retirement        GET    303       404      403        200        200      200      404
code_retirement        POST   303       404      403        303        303      303      404
organization_codes     GET    303       404      403        403        403      200      200
organization_codes     POST   303       404      403        403        403      422      422
sticker_designs        GET    303       404      403        200        200      200      200
sticker_designs        POST   303       404      405        405        405      405      405
sticker_design_new     GET    303       404      403        200        200      200      200
sticker_design_new     POST   303       404      403        422        422      422      422
sticker_design_edit    GET    303       404      404        200        200      200      404
sticker_design_edit    POST   303       404      404        422        422      422      404
sticker_preview        GET    303       404      405        405        405      405      405
sticker_preview        POST   303       404      403        200        200      200      200
sticker_design_deletion GET   303       404      405        405        405      405      405
sticker_design_deletion POST  303       404      404        303        303      303      404
sticker_design_restoration GET 303      404      405        405        405      405      405
sticker_design_restoration POST 303     404      404        303        303      303      404
outputs                GET    303       404      200        200        200      200      200
outputs                POST   303       404      405        405        405      405      405
output                 GET    303       404      404        404        404      200      404
output                 POST   303       404      405        405        405      405      405
output_cancellation    GET    303       404      405        405        405      405      405
output_cancellation    POST   303       404      404        404        404      303      404
""")
