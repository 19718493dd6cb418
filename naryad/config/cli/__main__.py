"""How is the command line run without being installed? By `python -m naryad.config.cli`."""

from naryad.config.cli import main

main()
