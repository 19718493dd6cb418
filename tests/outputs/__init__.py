"""Are files that take long made as they should be?"""
