"""What we talk about: frozen values, enums and records. Knows only the standard library."""
