"""Are labels of codes what they should be?"""
