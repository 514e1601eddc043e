"""The colours of the blanks, as RRGGBB: they print well in grey and pass WCAG contrast."""

INK = "1A1A1A"
DEEP = "1F3864"
LABEL = "3B4658"
QUIET = "5A6472"
PROMPT = "6B7480"
LIGHT = "DCE5F2"
PALE = "F3F6FA"
LINE = "8A97AB"
WHITE = "FFFFFF"


def parts(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of ``RRGGBB``, each from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return round(red, 3), round(green, 3), round(blue, 3)
