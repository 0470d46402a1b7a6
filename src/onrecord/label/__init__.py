"""The room `label`."""
