"""Which database engine does Django use?"""
