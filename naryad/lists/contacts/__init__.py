"""How are the contact persons of companies listed?"""
