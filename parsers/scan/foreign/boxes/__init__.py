"""Rules, check boxes and what stands for them: where they are, and whether they are ticked."""
