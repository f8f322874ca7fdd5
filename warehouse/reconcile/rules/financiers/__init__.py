"""Who pays what, in plan, answer and commitment."""
