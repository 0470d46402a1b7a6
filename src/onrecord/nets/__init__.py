"""The room `nets`."""
