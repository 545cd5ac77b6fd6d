"""The person of a photo on a drawn body: the head, what is worn, and poses."""
