"""What every printed page is made of: typefaces, text, colours, layout, pages, charts."""
