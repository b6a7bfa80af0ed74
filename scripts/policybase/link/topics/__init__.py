"""Subjects: which provision makes a rule on what, and the words that prove it."""
