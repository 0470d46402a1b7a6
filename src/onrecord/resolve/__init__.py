"""The room `resolve`."""
