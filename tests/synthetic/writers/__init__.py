"""One module per kind of paper. A writer fills a draft; families choose among writers and give them a look."""
