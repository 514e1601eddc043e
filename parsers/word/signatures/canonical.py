"""XML as bytes that everyone writes alike (Canonical XML 1.0, Exclusive XML Canonicalization)."""

from __future__ import annotations

from lxml import etree

from parsers.word.signatures.errors import BrokenError

INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
METHODS = frozenset({INCLUSIVE, INCLUSIVE + "#WithComments", EXCLUSIVE, EXCLUSIVE + "WithComments"})
"""Comments are kept by two of these; nothing that is signed may hold any, so they are equal."""

_XML = "{http://www.w3.org/XML/1998/namespace}"
_PREFIXES = f"{{{EXCLUSIVE}}}InclusiveNamespaces"
_LARGEST = 20_000_000
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def parse(data: bytes, what: str) -> etree._Element:
    """The root of ``data`` with nothing renamed or left out.

    Raises BrokenError, which says ``what``, for anything that is no XML, is too large, or brings a
    DTD or a processing instruction.
    """
    if len(data) > _LARGEST:
        raise BrokenError(f"{what} is larger than any that Word writes")
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise BrokenError(f"{what} is damaged") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BrokenError(f"{what} brings a DTD")
    return root


def canonical(element: etree._Element, method: str, transform: etree._Element) -> bytes:
    """``element`` with all below it as ``method`` writes it; ``transform`` holds its parameters.

    lxml writes a part of a tree with namespace declarations that do not belong there, so the
    element is made a document of its own first, with what it inherits.
    """
    alone = etree.fromstring(etree.tostring(element, encoding="utf-8", with_tail=False), _PARSER)
    if not method.startswith(INCLUSIVE):
        return etree.tostring(
            alone, method="c14n", exclusive=True, with_comments=False,
            inclusive_ns_prefixes=_prefixes(transform),
        )  # fmt: skip
    for ancestor in element.iterancestors():
        for name, value in ancestor.attrib.items():
            if str(name).startswith(_XML) and alone.get(name) is None:
                alone.set(name, value)
    return etree.tostring(alone, method="c14n", with_comments=False)


def _prefixes(transform: etree._Element) -> list[str] | None:
    listed = transform.find(_PREFIXES)
    return None if listed is None else listed.get("PrefixList", "").split()
