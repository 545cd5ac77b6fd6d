"""Things beside a subject, in its hands or in the air around it, drawn as vectors."""
