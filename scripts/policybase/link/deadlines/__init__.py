"""Time limits: every date due, period, recurrence and quota, with its parties."""
