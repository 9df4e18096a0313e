"""Scripts that maintainers run; nothing here is needed at run time."""
