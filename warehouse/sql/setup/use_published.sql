USE medfin;
