"""The soak: hours of news through `legation follow` while `legation serve` answers, and all fails that can fail."""
