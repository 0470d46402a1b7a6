"""Descriptions: whom words without a name stand for, one module a kind of words."""
