"""Word controls as XML: content controls, legacy form fields, tracked runs."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
STAMP = 'w:author="Agency Editor" w:date="2026-02-03T10:15:00Z"'
GREY = '<w:rPr><w:color w:val="808080"/></w:rPr>'
GOTHIC = '<w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr>'
SPACES = "\u2002" * 5


def run(text: str, props: str = "", tag: str = "w:t") -> str:
    """A run; line feeds become breaks."""
    lines = text.split("\n")
    body = "<w:br/>".join(f'<{tag} xml:space="preserve">{escape(t)}</{tag}>' for t in lines)
    return f"<w:r>{props}{body}</w:r>"


def inserted(text: str, number: int) -> str:
    """A run put in with changes tracked."""
    return f'<w:ins w:id="{number}" {STAMP}>{run(text)}</w:ins>'


def deleted(text: str, number: int) -> str:
    """A run taken out with changes tracked."""
    return f'<w:del w:id="{number}" {STAMP}>{run(text, tag="w:delText")}</w:del>'


def sdt(kind: str, content: str, number: int, names: str = "", empty: bool = False) -> str:
    """A content control within a paragraph; ``names`` are its tag and title, if any."""
    shows = "<w:showingPlcHdr/>" if empty else ""
    props = f'<w:sdtPr>{names}<w:id w:val="{number}"/>{shows}{kind}</w:sdtPr>'
    return f"<w:sdt>{props}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


def named(tag: str = "", title: str = "") -> str:
    """A control's title and tag."""
    alias = f"<w:alias w:val={quoteattr(title)}/>" if title else ""
    return alias + (f"<w:tag w:val={quoteattr(tag)}/>" if tag else "")


def dropdown(choices: tuple[str, ...], prompt: str) -> str:
    """The kind of a drop-down control."""
    items = f'<w:listItem w:displayText={quoteattr(prompt)} w:value=""/>'
    items += "".join(
        f"<w:listItem w:displayText={quoteattr(c)} w:value={quoteattr(c)}/>" for c in choices
    )
    return f"<w:dropDownList>{items}</w:dropDownList>"


def date_kind() -> str:
    """The kind of a date control."""
    return (
        '<w:date><w:dateFormat w:val="MM/dd/yyyy"/><w:lid w:val="en-US"/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
    )


def box_kind(on: bool) -> str:
    """The kind of a checkbox control."""
    return (
        f'<w14:checkbox><w14:checked w14:val="{int(on)}"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )


def _legacy(name: str, inner: str, code: str, result: str | None) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    named = f'<w:name w:val={quoteattr(name)}/><w:enabled/><w:calcOnExit w:val="0"/>'
    data = f"<w:ffData>{named}{inner}</w:ffData>"
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    said = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    shown = "" if result is None else mark.format("separate") + run(result)
    return begin + said + shown + mark.format("end")


def legacy_text(name: str, value: str) -> str:
    """A legacy text field; empty, it shows five wide spaces."""
    return _legacy(name, "<w:textInput/>", "FORMTEXT", value or SPACES)


def legacy_list(name: str, value: str, choices: tuple[str, ...], prompt: str) -> str:
    """A legacy drop-down whose first entry is its prompt."""
    every = (prompt, *choices)
    at = every.index(value) if value else 0
    result = f'<w:result w:val="{at}"/>' if at else ""
    items = "".join(f"<w:listEntry w:val={quoteattr(c)}/>" for c in every)
    return _legacy(name, f"<w:ddList>{result}{items}</w:ddList>", "FORMDROPDOWN", None)


def legacy_box(name: str, on: bool) -> str:
    """A legacy checkbox."""
    state = "<w:checked/>" if on else ""
    inner = f'<w:checkBox><w:sizeAuto/><w:default w:val="0"/>{state}</w:checkBox>'
    return _legacy(name, inner, "FORMCHECKBOX", None)
