"""Does the running program do in a real browser what people were promised?"""
