"""What is drawn over clips and between them: titles, labels, timers, captions."""
