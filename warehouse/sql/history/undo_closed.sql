UPDATE history.this_view SET valid_to = NULL WHERE valid_to > $after;
