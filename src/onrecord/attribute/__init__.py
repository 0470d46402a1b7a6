"""The room `attribute`."""
