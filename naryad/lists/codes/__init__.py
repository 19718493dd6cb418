"""How are codes listed?"""
