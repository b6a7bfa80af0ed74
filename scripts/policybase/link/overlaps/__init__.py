"""Overlaps: which provisions of other texts say something on the same matter, and what differs."""
