"""The command line's commands: small files of the composition root, each with `async run(...) -> exit status`."""
