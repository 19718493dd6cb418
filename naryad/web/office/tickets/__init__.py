"""How does the office look at tickets, ask for them and change them?"""
