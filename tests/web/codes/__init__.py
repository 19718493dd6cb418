"""Do the pages of codes keep their word?"""
