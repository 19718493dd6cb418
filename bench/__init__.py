"""How fast is Naryad, as ratios to a bare floor measured in the same run?"""

import os

from naryad.config.environment import ROOT

# Before anything reads them: a data folder of its own, kept between runs.
os.environ["NARYAD_DATA"] = str(ROOT / ".cache" / "bench")
os.environ["DJANGO_SETTINGS_MODULE"] = "naryad.config.settings"
