"""Which application does granian serve?"""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "helpdesk_settings"
application = get_wsgi_application()
