"""Do the pages of imports lead from a file to its rows?"""
