"""The ways to write a report."""
