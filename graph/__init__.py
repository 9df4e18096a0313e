"""Jiedui's library: from the documents of a folder to a graph of who helps whom."""

__version__ = "0.1.0"
