"""The papers and portraits of the example program, made when the example is."""
