"""Who signs in to the peer? Makes its tables, a queue and so many staff; prints their sessions."""

import json
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "helpdesk_settings"
django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from helpdesk.models import Queue  # noqa: E402


def main() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    Queue.objects.get_or_create(title="Service", slug="service")
    count = int(sys.argv[1])
    for at in range(count):
        # One by one: what it does when somebody is saved makes their settings.
        User.objects.create(
            username=f"viewer{at}", email=f"viewer{at}@bench.example", is_staff=True
        )
    print(json.dumps([_session_of(user) for user in User.objects.order_by("pk")]))


def _session_of(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    assert session.session_key is not None
    return session.session_key


main()
