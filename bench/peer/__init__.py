"""How does another program stand beside Naryad, on the same server, with the same tickets?"""
