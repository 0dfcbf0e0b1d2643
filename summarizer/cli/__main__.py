"""`python -m summarizer.cli` is the `summarizer` command."""

from summarizer.cli.app import main

if __name__ == "__main__":
    main()
