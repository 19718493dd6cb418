"""Who gets what from the addresses of webhooks? See addresses.py."""

from tests.access.tables import read_rows

WEBHOOK_ADDRESSES = read_rows("""
address                method anonymous customer  technician dispatcher head     admin    stranger
webhooks               GET    303       404       403       403       403       200       200
webhooks               POST   303       404       405       405       405       405       405
webhook_new            GET    303       404       403       403       403       200       200
webhook_new            POST   303       404       403       403       403       422       422
webhook                GET    303       404       403       403       403       200       404
webhook                POST   303       404       405       405       405       405       405
webhook_settings       GET    303       404       403       403       403       200       404
webhook_settings       POST   303       404       403       403       403       422       404
webhook_state          GET    303       404       405       405       405       405       405
webhook_state          POST   303       404       403       403       403       303       404
webhook_secret         GET    303       404       403       403       403       200       404
webhook_secret         POST   303       404       403       403       403       200       404
webhook_test           GET    303       404       405       405       405       405       405
webhook_test           POST   303       404       403       403       403       303       404
webhook_end            GET    303       404       403       403       403       200       404
webhook_end            POST   303       404       403       403       403       303       404
webhook_delivery       GET    303       404       403       403       403       200       404
webhook_delivery       POST   303       404       405       405       405       405       405
webhook_repetition     GET    303       404       405       405       405       405       405
webhook_repetition     POST   303       404       403       403       403       303       404
""")
