"""Do files that leave Naryad say the truth?"""
