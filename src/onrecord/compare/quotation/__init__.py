"""A quotation checked: whether it is in the record, and what was changed in it."""
