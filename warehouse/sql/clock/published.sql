UPDATE history.published SET published_at = $now WHERE published_at > $now;
