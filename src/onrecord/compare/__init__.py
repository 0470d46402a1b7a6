"""The room `compare`."""
