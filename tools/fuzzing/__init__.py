"""Fuzzing: strange input for every part that meets what others wrote.

In: nothing. Out: targets, each a way from bytes to an input and what must hold of it; a run that
lets coverage choose the bytes. To add one: a check here and its line in TARGETS. Example:
``python -m tools.fuzzing repair --runs 100000``.
"""
