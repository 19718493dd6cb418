"""How does the list of any noun look, whichever noun it is?"""
