"""Pages as grey pixels out of pictures and PDFs, and what any picture shows: light, ink, marks."""
