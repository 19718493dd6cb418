"""Which nouns has the API, and what can be done with each?"""
