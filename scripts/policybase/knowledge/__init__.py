"""knowledge/*.yml as values: what we say about the texts. Read strictly, with the line of every mistake."""
