"""Who gets a packet, what may be in it, and what to know before it is printed."""
