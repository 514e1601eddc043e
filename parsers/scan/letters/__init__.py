"""Lines of type or handwriting as text: the model of letters, and how it is fitted to our lines."""
