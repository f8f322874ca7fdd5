ATTACH $path AS after (READ_ONLY);
