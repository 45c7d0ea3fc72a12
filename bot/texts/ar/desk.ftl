# Arabic: what editors are told at their desk.
