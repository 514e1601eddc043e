"""PDF forms of guests: as web portals, form programs and small offices send them."""
