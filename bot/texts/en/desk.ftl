# English: what editors are told at their desk.
