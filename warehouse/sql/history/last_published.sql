SELECT max(published_at) FROM history.published;
