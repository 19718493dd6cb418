"""What is kept about files that are made of lists, and about those that are read in?"""

from naryad.spreadsheets.models.export import Export
from naryad.spreadsheets.models.export_schedule import ExportSchedule
from naryad.spreadsheets.models.import_row import ImportRow
from naryad.spreadsheets.models.import_run import Import

__all__ = ["Export", "ExportSchedule", "Import", "ImportRow"]
