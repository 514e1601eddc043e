"""Check boxes, radio groups, buttons and signatures of an AcroForm."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, String

from parsers.model import ControlKind, Extract, MarkKind
from parsers.pdf import read_pdf
from tests.unit.pdf.builders import Document, scribble, white


def only(document: Document):
    (control,) = read_pdf(document.bytes(), sheet=False).controls
    return control


def controls(document: Document) -> dict:
    return {c.name: c for c in read_pdf(document.bytes(), sheet=False).controls}


def test_check_boxes_are_true_in_any_state_but_off() -> None:
    document = Document()
    document.field("on", FT=Name.Btn, V=Name.Ja, AS=Name.Ja, AP=document.looks("Ja", "Off"))
    document.field("off", FT=Name.Btn, V=Name.Off, AS=Name.Off, AP=document.looks("Ja", "Off"))
    document.field("unset", FT=Name.Btn, AP=document.looks("Yes", "Off"))
    document.field("look", FT=Name.Btn, AS=Name.Yes, AP=document.looks("Yes", "Off"))
    document.field("string", FT=Name.Btn, V=String("Yes"), AS=Name.Yes)
    document.field("down", FT=Name.Btn, V=Name.X, AS=Name.X, AP=Dictionary(D=document.looks("X").N))
    document.field("true", FT=Name.Btn, V=True, AS=Name.Yes)
    found = controls(document)
    assert {name: c.value for name, c in found.items()} == {
        "on": True, "off": False, "unset": False, "look": True, "string": True, "down": True,
        "true": True,
    }  # fmt: skip
    assert {c.kind for c in found.values()} == {ControlKind.CHECKBOX}
    assert found["on"].shown == "☒"


def test_a_look_unlike_the_value_earns_a_warning() -> None:
    def read(**form) -> Extract:
        document = Document()
        document.field(
            "tick",
            FT=Name.Btn,
            TU="Mandated",
            V=Name.Yes,
            AS=Name.Off,
            AP=document.looks("Yes", "Off"),
        )
        for key, value in form.items():
            document.form[f"/{key}"] = value
        return read_pdf(document.bytes(), sheet=False)

    assert any("Mandated" in warning for warning in read().warnings)
    assert read().controls[0].value is True
    assert read(NeedAppearances=True).warnings == ()


def radio(document: Document, states: list[str], **entries) -> None:
    parent = document.listed(document.node(T="r", FT=Name.Btn, Ff=1 << 15, **entries))
    parent.Kids = Array([])
    for place, state in enumerate(states):
        x = 100 + 60 * place
        chosen = "/" + state if entries.get("V") == "/" + state else "/Off"
        widget = document.widget(
            (x, 700, x + 12, 712), Parent=parent, AS=Name(chosen), AP=document.looks(state, "Off")
        )
        parent.Kids.append(widget)


def test_a_radio_group_is_one_choice() -> None:
    document = Document()
    radio(document, ["Yes", "No"], V=Name.No)
    control = only(document)
    assert (control.kind, control.value) == (ControlKind.CHOICE, "No")
    assert control.options == ("Yes", "No")
    assert (control.box.x0, control.box.x1) == (100, 172)


def test_radio_states_are_named_by_opt() -> None:
    document = Document()
    radio(document, ["0", "1"], V=Name("/1"), Opt=Array(["Apfel", "Banane"]))
    assert only(document).value == "Banane"
    document = Document()
    radio(document, ["0", "1"], V=String("Banane"), Opt=Array(["Apfel", "Banane"]))
    assert only(document).value == "Banane"


def test_an_unset_radio_group_is_empty() -> None:
    document = Document()
    radio(document, ["a", "b"], V=Name.Off)
    assert only(document).value is None


def test_radio_buttons_with_tooltips_of_their_own_are_named_by_them() -> None:
    document = Document()
    radio(document, ["0", "1"], V=Name("/1"))
    kids = document.form.Fields[0].Kids
    kids[0].TU, kids[1].TU = String("Yes"), String("No")
    assert only(document).value == "No"


def test_a_tooltip_that_all_buttons_share_names_none_of_them() -> None:
    document = Document()
    radio(document, ["0", "1"], V=Name("/1"))
    for kid in document.form.Fields[0].Kids:
        kid.TU = String("Choose one")
    assert only(document).value == "1"
    assert only(document).options == ("0", "1")


def test_check_boxes_that_share_a_name_are_one_choice() -> None:
    document = Document()
    parent = document.listed(document.node(T="c", FT=Name.Btn, V=Name.No))
    parent.Kids = Array([
        document.widget((100, 700, 112, 712), Parent=parent, AS=Name.Off, AP=document.looks("Yes", "Off")),  # noqa: E501
        document.widget((160, 700, 172, 712), Parent=parent, AS=Name.No, AP=document.looks("No", "Off")),  # noqa: E501
    ])  # fmt: skip
    control = only(document)
    assert (control.kind, control.value, control.options) == (
        ControlKind.CHOICE,
        "No",
        ("Yes", "No"),
    )


def test_radio_words_are_read_beside_buttons_that_have_none() -> None:
    document = Document()
    radio(document, ["0", "1"], V=Name("/1"))
    document.draw("BT /F1 10 Tf 114 702 Td (Yes) Tj 60 0 Td (No) Tj ET")
    (control,) = read_pdf(document.bytes()).controls
    assert (control.value, control.options) == ("No", ("Yes", "No"))
    assert only(document).value == "1"


def test_buttons_are_buttons_and_pictures_say_whether_they_hold_one() -> None:
    document = Document()
    document.field("push", FT=Name.Btn, Ff=1 << 16)
    document.field("icon", FT=Name.Btn, Ff=1 << 16, MK=Dictionary(TP=1))
    script = Dictionary(S=Name.JavaScript, JS="event.target.buttonImportIcon();")
    document.field("script", FT=Name.Btn, Ff=1 << 16, A=script)
    for name, pixel in (("signed", scribble), ("blank", white)):
        look = document.look("/Im Do")
        look.N.Resources = Dictionary(XObject=Dictionary(Im=document.image(80, 40, pixel)))
        document.field(name, FT=Name.Btn, Ff=1 << 16, AP=look)
    found = controls(document)
    assert found["push"].kind is ControlKind.BUTTON
    assert found["push"].mark is None
    for name, present in (("icon", False), ("script", False), ("signed", True), ("blank", False)):
        assert found[name].kind is ControlKind.PICTURE, name
        assert found[name].mark.kind is MarkKind.PICTURE
        assert found[name].mark.present is present, name


def test_signature_fields_say_what_they_claim() -> None:
    document = Document()
    document.field("empty", FT=Name.Sig)
    signature = document.node(
        Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String(b"x"), Name="Jane Doe",
        M="D:20260102030405-05'00'",
    )  # fmt: skip
    document.field("signed", FT=Name.Sig, V=signature)
    document.field("reason", FT=Name.Sig, V=document.node(Contents=String(b"x"), Reason="Approved"))
    document.field(
        "stamp", FT=Name.Sig, V=document.node(Type=Name.DocTimeStamp, Contents=String(b"x"))
    )
    document.field("odd", FT=Name.Sig, V=String("no dictionary"))
    found = controls(document)
    assert [found[n].mark.present for n in ("empty", "signed", "reason", "stamp", "odd")] == [
        False, True, True, False, False,
    ]  # fmt: skip
    assert found["signed"].mark.signer == "Jane Doe"
    assert found["signed"].mark.time.isoformat() == "2026-01-02T03:04:05-05:00"
    assert found["reason"].mark.signer == "Approved"
    assert {c.kind for c in found.values()} == {ControlKind.SIGNATURE}
    assert len(read_pdf(document.bytes(), sheet=False).marks) == 5


def test_names_in_other_alphabets_are_read() -> None:
    document = Document()
    for name, state in (("latin", b"/J\xe4"), ("utf8", "/J\u00e4".encode())):
        escaped = b"".join(b"#%02x" % byte if byte > 127 else bytes([byte]) for byte in state)
        look = Object.parse(b"<< /N << %s << >> /Off << >> >> >>" % escaped)
        document.field(
            name, FT=Name.Btn, V=Object.parse(escaped), AS=Object.parse(escaped), AP=look
        )
        document.field(name + " radio", FT=Name.Btn, Ff=1 << 15, V=Object.parse(escaped), AP=look)
    found = controls(document)
    assert [c.value for c in found.values()] == [True, "J\u00e4", True, "J\u00e4"]
