USE "medfin-work";
