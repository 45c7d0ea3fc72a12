# Arabic: what readers are told in answer to their commands.
