"""The Goals tab."""
