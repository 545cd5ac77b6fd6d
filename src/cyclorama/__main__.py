from cyclorama.cli import main

main()
