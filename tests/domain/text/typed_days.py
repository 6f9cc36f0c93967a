"""What people type into a field for a day, and what it is: used by the grammar's test and by the fields'."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 11, 27)
"""A Friday."""

UNDERSTOOD = (
    ("1 Jan 2027", date(2027, 1, 1)),
    ("31.12.2028", date(2028, 12, 31)),
    ("Sun 31 Dec 2028", date(2028, 12, 31)),
    ("Thu 18 Feb 2027", date(2027, 2, 18)),
    ("Thursday, 18 February 2027", date(2027, 2, 18)),
    ("18 Feb 2027 Thu", date(2027, 2, 18)),
    ("Jan 1, 2027", date(2027, 1, 1)),
    ("January 1", date(2027, 1, 1)),
    ("1 january", date(2027, 1, 1)),
    ("1st of January", date(2027, 1, 1)),
    ("Dec 24", date(2026, 12, 24)),
    ("2027-01-01", date(2027, 1, 1)),
    ("2027-1-1", date(2027, 1, 1)),
    ("2027/01/31", date(2027, 1, 31)),
    ("20270131", date(2027, 1, 31)),
    ("2027-01-31 00:00:00", date(2027, 1, 31)),
    ("1/1/27", date(2027, 1, 1)),
    ("5/5/2027", date(2027, 5, 5)),
    ("1.1.2027", date(2027, 1, 1)),
    ("01.02.27", date(2027, 2, 1)),
    ("1.2.", date(2027, 2, 1)),
    ("24.12", date(2026, 12, 24)),
    ("1-Jan-27", date(2027, 1, 1)),
    ("1. Jan. 2027", date(2027, 1, 1)),
    ("Sept 1 '27", date(2027, 9, 1)),
    ("2027 Jan 5", date(2027, 1, 5)),
    ("29 Feb", date(2028, 2, 29)),
    ("today", date(2026, 11, 27)),
    ("Tomorrow", date(2026, 11, 28)),
    ("yesterday", date(2026, 11, 26)),
    ("+14", date(2026, 12, 11)),
    ("+ 2 weeks", date(2026, 12, 11)),
    ("-3", date(2026, 11, 24)),
    ("fri", date(2026, 11, 27)),
    ("thu", date(2026, 12, 3)),
    ("Wednesday", date(2026, 12, 2)),
    ("3rd wed jan", date(2027, 1, 20)),
    ("third Wednesday of January 2028", date(2028, 1, 19)),
    ("last fri june 2027", date(2027, 6, 25)),
    ("5th mon nov", date(2026, 11, 30)),
    ("Mon 30 Nov", date(2026, 11, 30)),
    ("  7   may  2027 ", date(2027, 5, 7)),
    ("31 Dec 28", date(2028, 12, 31)),
    ("7\u00a0May\u00a02027", date(2027, 5, 7)),
)
"""Typed on that Friday, in a program of 2027 and 2028 whose fields look ahead, day first."""

REFUSED = (
    "Fri 18 Feb 2027",
    "Sunday 1 January",
    "Jan 2027",
    "jan",
    "30 Feb",
    "29 Feb 2027",
    "31.13.2027",
    "12/31/2028",
    "1.1.80",
    "1.1.0027",
    "1.1.202",
    "5th mon feb 2027",
    "6th mon may",
    "12 Dec 3112",
    "12 Dec 2007",
    "99",
    "8:30",
    "soon",
    "next week",
    "1 Jan Feb 2027",
    "1 1 2027",
    "€",
)
"""Each of them gives a sentence and no day."""
