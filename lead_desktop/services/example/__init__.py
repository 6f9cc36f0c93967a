"""The example program, made afresh from the data in the resources."""
