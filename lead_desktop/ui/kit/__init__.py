"""What all tabs are built with: forms, tables, lists, charts, documents; its dialogs are asked, never run."""
