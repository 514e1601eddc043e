"""Signature slots and check boxes: what is left there when the print of the blank is taken away."""
