DELETE FROM history.published WHERE published_at > $after;
