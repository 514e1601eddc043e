"""How the model that tells handwriting in slots from what is none is made: samples and training."""
