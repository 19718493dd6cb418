"""Of which type is the list of commands that each command adds itself to?"""

import argparse
from typing import TYPE_CHECKING, Any

# argparse has no public name for it, and at run time it takes no parameter.
if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
else:
    Commands = Any
