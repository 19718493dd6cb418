"""Which database does the program use, and who keeps it running?"""
