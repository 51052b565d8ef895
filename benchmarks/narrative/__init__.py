"""How well figures in text are judged: a labelled set, and mutations of correct text."""
