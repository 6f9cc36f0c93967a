"""Printed pages: the only room that knows ReportLab and pikepdf."""
