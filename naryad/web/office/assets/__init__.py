"""What do the pages of objects and equipment answer in the office?"""
