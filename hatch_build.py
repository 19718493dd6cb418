"""What is made before a wheel is packed? The front end and the compiled messages.

Whoever installs a wheel needs neither Node nor Babel's compiler for it.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))

from tools.front_end import build_front_end
from tools.messages import LOCALE, compile_messages


class FrontEndAndMessages(BuildHookInterface):  # type: ignore[type-arg]
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build_front_end()
        compile_messages()
        # Beside naryad/ in a checkout; a wheel has only the one folder.
        build_data["force_include"][str(LOCALE)] = "naryad/locale"
