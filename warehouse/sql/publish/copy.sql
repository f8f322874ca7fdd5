COPY FROM DATABASE "medfin-work" TO published;
