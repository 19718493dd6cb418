"""What does Django need to know about `files`?"""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "naryad.files"
