"""Where does the web server take the application from?"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naryad.config.settings")
application = get_wsgi_application()
