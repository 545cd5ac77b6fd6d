"""Speech by eSpeak NG, a program that is installed beside the server."""
