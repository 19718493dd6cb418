"""Who gets what from the addresses of registration by codes? See addresses.py."""

from tests.access.tables import read_rows

REGISTRATION_ADDRESSES = read_rows("""
address                method anonymous customer technician dispatcher head     admin    stranger
register               GET    404       404      404        404        404      404      404
register               POST   404       404      404        404        404      404      404
registration_kept      GET    410       410      410        410        410      410      410
registration_kept      POST   410       410      410        410        410      410      410
registration_sent      GET    303       303      303        303        303      303      303
registration_sent      POST   405       405      405        405        405      405      405
registration_code      GET    303       303      303        303        303      303      303
registration_code      POST   303       303      303        303        303      303      303
registration_link      GET    303       303      303        303        303      303      303
registration_link      POST   405       405      405        405        405      405      405
registration_offers    GET    303       404      403        403        403      200      200
registration_offers    POST   303       404      405        405        405      405      405
registration_offer_new GET    303       404      403        403        403      200      200
registration_offer_new POST   303       404      403        403        403      422      422
registration_offer     GET    303       404      403        403        403      200      404
registration_offer     POST   303       404      403        403        403      422      404
registration_offer_objects GET  303     404      403        403        403      200      200
registration_offer_objects POST 303     404      405        405        405      405      405
registration_offer_deletion GET 303     404      405        405        405      405      405
registration_offer_deletion POST 303    404      403        403        403      303      404
registration_offer_restoration GET 303  404      405        405        405      405      405
registration_offer_restoration POST 303 404      403        403        403      303      404
person_approval        GET    303       404      405        405        405      405      405
person_approval        POST   303       404      403        409        409      409      404
person_refusal         GET    303       404      403        409        409      409      404
person_refusal         POST   303       404      403        409        409      409      404
person_merging         GET    303       404      403        403        200      200      404
person_merging         POST   303       404      403        403        422      422      404
person_merging_options GET    303       404      403        403        200      200      404
person_merging_options POST   303       404      405        405        405      405      405
person_parting         GET    303       404      403        403        404      404      404
person_parting         POST   303       404      403        403        404      404      404
""")
