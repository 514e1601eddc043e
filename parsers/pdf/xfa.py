"""XFA: the packets of a form that Adobe keeps beside, or instead of, the AcroForm.

Only the static part is read: the template's fields and the data that belong to them (XFA 3.3,
"Basic Data Binding to Produce the XFA Form DOM"). No script runs and nothing is laid out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from pikepdf import Stream

from parsers.model import ControlKind
from parsers.pdf.prompts import is_choice_prompt
from parsers.pdf.streams import unpacked
from parsers.pdf.strings import text_of, tidy
from parsers.pdf.tree import Node, elements
from parsers.pdf.xfadata import Data, Element, data_root, local, text_in, told

_MAX_FIELDS = 5_000
_MAX_REPEATS = 200
_CONTAINERS = {"subform", "subformSet", "area", "pageSet", "pageArea", "exclGroup", "field"}
_KINDS = {
    "checkButton": ControlKind.CHECKBOX,
    "choiceList": ControlKind.CHOICE,
    "dateTimeEdit": ControlKind.DATE,
    "signature": ControlKind.SIGNATURE,
    "imageEdit": ControlKind.PICTURE,
    "button": ControlKind.BUTTON,
    "barcode": ControlKind.BUTTON,
}


@dataclass(frozen=True, slots=True)
class XfaField:
    """One field of the template with its data; ``name`` is its path as AcroForm names it."""

    name: str
    title: str
    kind: ControlKind
    value: str | bool | tuple[str, ...] | None
    shown: str
    options: tuple[str, ...] = ()
    placeholder: bool = False
    locked: bool = False
    multiline: bool = False


def xfa_fields(form: Node) -> list[XfaField] | None:
    """The XFA fields of an AcroForm dictionary, in the template's order; None without XFA."""
    packets = _packets(form)
    if not packets:
        return None
    template = packets.get("template")
    datasets = packets.get("datasets")
    root = data_root(datasets)
    if template is None:
        return [_bare(path, text) for path, text in root.leaves()][:_MAX_FIELDS] if root else []
    return _Binder(root).run(template)


def _packets(form: Node) -> dict[str, Element]:
    """Packets by the local name of their root element."""
    found: dict[str, Element] = {}
    if "/XFA" not in form:
        return found
    listed = elements(form["/XFA"])
    streams = listed[1::2] if listed else [form["/XFA"]]
    whole = []
    for stream in streams[:60]:
        root = _parsed(_bytes(stream))
        if root is not None:
            whole.append(root)
    for root in whole:
        parts = root if local(root) == "xdp" else [root]
        for part in parts:
            found.setdefault(local(part), part)
    return found


def _bytes(stream: object) -> bytes:
    return unpacked(stream) if isinstance(stream, Stream) else text_of(stream).encode()


def _parsed(data: bytes) -> Element | None:
    """An XML tree without entities, network or DTD; None when it is no XML at all."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True
    )
    try:
        return etree.fromstring(data, parser) if data.strip() else None
    except (etree.XMLSyntaxError, ValueError):
        return None


def _bare(path: str, text: str) -> XfaField:
    return XfaField(path, "", ControlKind.TEXT, text if text.strip() else None, text)


class _Binder:
    """Walks template and data side by side."""

    def __init__(self, root: Data | None) -> None:
        self.root = root
        self.made: list[XfaField] = []
        self.repeats = _MAX_REPEATS

    def run(self, template: Element) -> list[XfaField]:
        tops = [child for child in template if local(child) == "subform"]
        for place, top in enumerate(tops):
            self._subform(top, f"{_step(top, 'subform')}[{place}]", self.root)
        return self.made

    def _children(self, holder: Element, path: str, data: Data | None) -> None:
        counts: dict[str, int] = {}
        for child in holder:
            kind = local(child)
            if kind not in _CONTAINERS or len(self.made) >= _MAX_FIELDS:
                continue
            for node in self._instances(child, kind, data):
                step = _step(child, kind)
                here = f"{path}.{step}[{counts.get(step, 0)}]"
                counts[step] = counts.get(step, 0) + 1
                self._enter(child, kind, here, node)

    def _instances(self, child: Element, kind: str, data: Data | None) -> Iterator[Data | None]:
        """The data of each instance of a container: once, or once for every repeated group."""
        name = child.get("name", "")
        if kind != "subform" or not name or data is None or told(child, "bind", "match") == "none":
            yield data
            return
        group = data.bound(told(child, "bind", "ref"), self.root) or data.take(name)
        yield group or Data.empty()
        if told(child, "occur", "max") in {"", "1"}:
            return
        while self.repeats > 0 and (again := data.take(name)):
            self.repeats -= 1
            yield again

    def _enter(self, child: Element, kind: str, path: str, data: Data | None) -> None:
        if kind == "field":
            self.made.append(self._field(child, path, data))
        elif kind == "exclGroup":
            self.made.append(self._group(child, path, data))
        else:
            self._subform(child, path, data)

    def _subform(self, child: Element, path: str, data: Data | None) -> None:
        if path.count(".") < 60:
            self._children(child, path, data)

    def _raw(self, child: Element, data: Data | None) -> str:
        """The field's data; its default value where the data has no place for it."""
        match = told(child, "bind", "match")
        found = None
        if data is not None and match != "none":
            found = data.bound(told(child, "bind", "ref"), self.root)
            found = found or data.take(child.get("name", ""))
            if found is None and self.root is not None and not told(child, "bind", "ref"):
                found = self.root.only(child.get("name", ""))
        return found.text if found is not None else text_in(_first(child, "value"))

    def _field(self, child: Element, path: str, data: Data | None) -> XfaField:
        ui = _first(child, "ui")
        widget = next((local(p) for p in _parts(ui) if local(p) != "extras"), "")
        kind = _KINDS.get(widget, ControlKind.TEXT)
        raw = self._raw(child, data)
        saves, shows = _items(child)
        value: str | bool | tuple[str, ...] | None = raw if raw.strip() else None
        shown, placeholder = raw, False
        if kind is ControlKind.CHECKBOX:
            value = bool(raw.strip()) and raw.strip() == (saves[0].strip() if saves else "1")
            shown = "☒" if value else "☐"
        elif kind is ControlKind.CHOICE:
            chosen = tuple(_shown(one, saves, shows) for one in raw.split("\n") if one.strip())
            shown = ", ".join(chosen)
            placeholder = bool(chosen) and all(is_choice_prompt(one) for one in chosen)
            value = None if placeholder or not chosen else chosen[0] if len(chosen) == 1 else chosen
        elif kind in {ControlKind.PICTURE, ControlKind.SIGNATURE, ControlKind.BUTTON}:
            value, shown = None, ""
        return XfaField(
            path, _title(child), kind, value, shown,
            options=shows if kind is ControlKind.CHOICE else (),
            placeholder=placeholder,
            locked=child.get("access") in {"readOnly", "protected", "nonInteractive"},
            multiline=kind is ControlKind.TEXT and told(ui, widget, "multiLine") == "1",
        )  # fmt: skip

    def _group(self, child: Element, path: str, data: Data | None) -> XfaField:
        """An exclusion group: one choice among its buttons, named by their captions."""
        raw = self._raw(child, data).strip()
        pairs = []
        for button in (part for part in child if local(part) == "field"):
            saves, _ = _items(button)
            save = saves[0] if saves else ""
            pairs.append((save, _caption(button) or save))
        chosen = next((show for save, show in pairs if save and save == raw), raw)
        options = tuple(show for _, show in pairs)
        return XfaField(path, _title(child), ControlKind.CHOICE, chosen or None, chosen, options)


def _step(child: Element, kind: str) -> str:
    return child.get("name") or f"#{kind}"


def _first(child: Element | None, name: str) -> Element | None:
    if child is None:
        return None
    return next((part for part in child if local(part) == name), None)


def _parts(child: Element | None) -> list[Element]:
    return [] if child is None else list(child)


def _items(field: Element) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a choice saves and what it shows, pair by pair."""
    lists = [part for part in field if local(part) == "items"]
    saving = next((part for part in lists if part.get("save") == "1"), None)
    showing = next((part for part in lists if part is not saving), saving)
    saves = saving if saving is not None else showing
    said = tuple(text_in(item) for item in saves) if saves is not None else ()
    shown = tuple(text_in(item) for item in showing) if showing is not None else ()
    return said, shown if len(shown) == len(said) else said


def _shown(raw: str, saves: tuple[str, ...], shows: tuple[str, ...]) -> str:
    bare = raw.strip()
    return next((show for save, show in zip(saves, shows, strict=True) if save == bare), bare)


def _caption(field: Element) -> str:
    return tidy(" ".join(text_in(_first(_first(field, "caption"), "value")).split()))


def _title(field: Element) -> str:
    assist = _first(field, "assist")
    for part in ("toolTip", "speak"):
        said = text_in(_first(assist, part)).strip()
        if said:
            return said
    return _caption(field)
