"""How are inquiries listed?"""
