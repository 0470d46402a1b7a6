"""Claims: the sentences of statements, each with what it asserts, of whom, in whose words."""
