"""How do the rows of a file become what they say, and what is said of those that cannot?"""
