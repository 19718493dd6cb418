"""How fast is Naryad, as ratios to a bare floor measured in the same run?"""
