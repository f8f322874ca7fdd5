SELECT min(published_at), max(published_at) FILTER (WHERE published_at < $end) FROM medfin.history.published;
