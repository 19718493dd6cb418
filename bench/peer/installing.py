"""Where is the peer installed, and with what?"""

import subprocess
import sys
import venv
from importlib.metadata import version
from pathlib import Path

from naryad.config.environment import ROOT

SITE = Path(__file__).with_name("site")
PEERS = {"django-helpdesk": "2.6.1"}
# Of what both use, the peer gets the very release that we have.
_SHARED = ("django", "granian", "psycopg")


def install(peer: str) -> Path:
    """Its Python; made once for each version."""
    wanted = [f"{peer}=={PEERS[peer]}", "psycopg[binary]"]
    wanted += [f"{name}=={version(name)}" for name in _SHARED]
    folder = ROOT / ".cache" / "peers" / f"{peer}-{PEERS[peer]}"
    python, done = folder / "bin" / "python", folder / "installed"
    if not done.exists() or done.read_text() != "\n".join([sys.version, *wanted]):
        print(f"Installing {peer} {PEERS[peer]} into {folder} …", file=sys.stderr)
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *wanted], check=True)
        done.write_text("\n".join([sys.version, *wanted]))
    return python
