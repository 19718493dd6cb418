"""What can be done with people, roles and the organization they work in?"""
