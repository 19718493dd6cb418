"""How do the office's registers of companies, areas and directories answer?"""
