"""The grant clause in itself: rate, ceiling, parts, limits."""
