"""How does a table come out of a file that somebody else has made?"""
