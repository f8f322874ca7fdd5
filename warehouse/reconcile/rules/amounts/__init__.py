"""What was applied for against what was proposed and granted."""
