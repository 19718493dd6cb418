"""What can be asked of rows, in any combination, whatever the noun?"""
