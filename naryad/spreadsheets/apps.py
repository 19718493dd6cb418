"""What does Django need to know about spreadsheets?"""

from django.apps import AppConfig


class SpreadsheetsConfig(AppConfig):
    name = "naryad.spreadsheets"
