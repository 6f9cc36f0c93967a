"""Packets: the pages of one recipient, with the pages of papers laid onto them."""
