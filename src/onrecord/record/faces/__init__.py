"""The faces of the record: what one may ask of `Record`, a class for each kind of question."""
