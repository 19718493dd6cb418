"""Who gets what from the addresses of objects, equipment and directories? See addresses.py."""

from tests.access.tables import read_rows

REGISTER_ADDRESSES = read_rows("""
address                method anonymous customer technician dispatcher head     admin    stranger
portal_equipment       GET    303       200      404        404        404      404      404
portal_equipment       POST   405       405      405        405        405      405      405
portal_asset           GET    303       200      404        404        404      404      404
portal_asset           POST   405       405      405        405        405      405      405
assets                 GET    303       404      200        200        200      200      200
assets                 POST   303       404      405        405        405      405      405
assets_counters        GET    303       404      200        200        200      200      200
assets_counters        POST   303       404      405        405        405      405      405
assets_filter          GET    303       404      200        200        200      200      200
assets_filter          POST   303       404      405        405        405      405      405
assets_groups          GET    303       404      200        200        200      200      200
assets_groups          POST   303       404      405        405        405      405      405
assets_columns         GET    303       404      200        200        200      200      200
assets_columns         POST   303       404      405        405        405      405      405
assets_options         GET    303       404      404        404        404      404      404
assets_options         POST   303       404      405        405        405      405      405
assets_peek            GET    303       404      303        303        303      303      404
assets_peek            POST   303       404      405        405        405      405      405
assets_views           GET    303       404      200        200        200      200      200
assets_views           POST   303       404      303        303        303      303      303
assets_view_new        GET    303       404      200        200        200      200      200
assets_view_new        POST   303       404      422        422        422      422      422
asset_new              GET    303       404      403        200        200      200      200
asset_new              POST   303       404      403        422        422      422      422
asset_draft            GET    303       404      405        405        405      405      405
asset_draft            POST   303       404      403        204        204      204      204
asset_map              GET    303       404      404        404        404      404      404
asset_map              POST   303       404      405        405        405      405      405
asset_tree             GET    303       404      200        200        200      200      200
asset_tree             POST   303       404      405        405        405      405      405
asset_options          GET    303       404      200        200        200      200      200
asset_options          POST   303       404      405        405        405      405      405
asset                  GET    303       404      200        200        200      200      404
asset                  POST   303       404      405        405        405      405      405
asset_level            GET    303       404      200        200        200      200      404
asset_level            POST   303       404      405        405        405      405      405
asset_edit             GET    303       404      403        200        200      200      404
asset_edit             POST   303       404      403        422        422      422      404
asset_move             GET    303       404      403        200        200      200      404
asset_move             POST   303       404      403        422        422      422      404
asset_publication      GET    303       404      405        405        405      405      405
asset_publication      POST   303       404      403        303        303      303      404
asset_deletion         GET    303       404      403        403        200      200      404
asset_deletion         POST   303       404      403        403        303      303      404
asset_restoration      GET    303       404      405        405        405      405      405
asset_restoration      POST   303       404      403        403        303      303      404
asset_readers          GET    303       404      403        200        200      200      404
asset_readers          POST   303       404      405        405        405      405      405
directories            GET    303       404      200        200        200      200      200
directories            POST   303       404      405        405        405      405      405
directory              GET    303       404      200        200        200      200      200
directory              POST   303       404      405        405        405      405      405
entry_new              GET    303       404      403        403        200      200      200
entry_new              POST   303       404      403        403        422      422      422
entry_edit             GET    303       404      403        403        200      200      404
entry_edit             POST   303       404      403        403        422      422      404
entry_deletion         GET    303       404      403        403        200      200      404
entry_deletion         POST   303       404      403        403        303      303      404
entry_restoration      GET    303       404      405        405        405      405      405
entry_restoration      POST   303       404      403        403        303      303      404
""")
