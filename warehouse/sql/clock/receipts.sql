UPDATE landing.receipts SET received_at = $now WHERE received_at > $now;
