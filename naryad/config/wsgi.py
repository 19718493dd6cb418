"""Where does the web server take the application from?"""

import os

from django.core.wsgi import get_wsgi_application

from naryad.config.serving.lengths import with_lengths

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naryad.config.settings")
application = with_lengths(get_wsgi_application())
