"""Whether the tables of budget and financing hold together, within a paper and over time."""
