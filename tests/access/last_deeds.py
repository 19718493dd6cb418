"""What are typical deeds over views, notices and webhooks, and who may do each? See deeds.py."""

from tests.access.notice_deeds import NOTICE_DEEDS
from tests.access.tables import read_table
from tests.access.view_deeds import VIEW_DEEDS
from tests.access.webhook_deeds import WEBHOOK_DEEDS

LAST_DEEDS = VIEW_DEEDS | NOTICE_DEEDS | WEBHOOK_DEEDS
LAST_MAY = read_table("""
deed                        admin head dispatcher technician customer lead_customer viewed system stranger
choose_notices              +     +    +          +          +        +             403    403    +
read_notices                404   404  404        +          404      404           403    404    404
read_notices_of_ticket      +     +    +          +          +        +             403    +      +
read_notices_of_inquiry     +     +    +          +          +        +             403    +      +
read_notices_of_person      +     +    +          +          +        +             403    +      +
add_device                  +     +    +          +          +        +             403    403    +
renew_device                404   404  404        +          404      404           403    404    404
remove_device               404   404  404        +          404      404           403    404    404
change_warning              +     403  403        403        403      403           403    403    +
add_webhook                 +     403  403        403        403      403           403    403    +
edit_webhook                +     403  403        403        403      403           403    403    404
renew_webhook_secret        +     403  403        403        403      403           403    403    404
pause_webhook               +     403  403        403        403      403           403    403    404
resume_webhook              +     403  403        403        403      403           403    403    404
try_webhook                 +     403  403        403        403      403           403    403    404
repeat_delivery             +     403  403        403        403      403           403    403    404
end_webhook                 +     403  403        403        403      403           403    403    404
""")  # noqa: E501
