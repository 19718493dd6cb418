"""What do the pages of codes answer in the office?"""
