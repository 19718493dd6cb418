"""What is an installation looked at by?"""

from dataclasses import dataclass
from datetime import datetime

from naryad.config.database.urls import DatabaseUrls
from naryad.config.environment import Environment


@dataclass(frozen=True)
class Patient:
    environment: Environment
    urls: DatabaseUrls
    at: datetime
