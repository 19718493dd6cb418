"""What does each `naryad` command do? One file a command, with `run`."""
