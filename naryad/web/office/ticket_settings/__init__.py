"""What do the pages on which tickets are set up answer?"""
