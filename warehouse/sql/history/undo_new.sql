DELETE FROM history.this_view WHERE valid_from > $after;
