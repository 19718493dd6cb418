"""What does Django need to know about `web`?"""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "naryad.web"
