"""Paper to bytes: PDF drawn directly, web page printed by a browser, Word, workbook, mail, scan."""
