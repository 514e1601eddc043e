"""What makes a form incomplete, one question a file; ``table`` holds their order."""
