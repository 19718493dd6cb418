"""What do the pages of contracts answer in the office?"""
