"""Small widgets that several tabs share."""
