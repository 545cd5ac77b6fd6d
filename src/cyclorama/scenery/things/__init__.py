"""Things that a prompt can name, drawn."""
