"""Who was in the room: the grid of seats and marks, its rates, the door, and the sign-in sheet."""
