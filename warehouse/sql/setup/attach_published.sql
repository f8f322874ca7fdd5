ATTACH $path AS medfin (READ_ONLY);
