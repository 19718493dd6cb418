"""What do the pages answer on which the office settles what came in from outside?"""
