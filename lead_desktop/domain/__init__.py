"""The language of the program: frozen dataclasses and pure functions, standard library only."""
