"""What is kept about files that are made of lists?"""

from naryad.spreadsheets.models.export import Export

__all__ = ["Export"]
