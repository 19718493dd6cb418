"""What do all sides of the web answer about attached files?"""
