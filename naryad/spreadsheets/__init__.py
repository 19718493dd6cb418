"""How do the rows of a list leave Naryad as a file?"""
