"""Signs Word packages as Word does: the objects it writes, in the order in which it writes them.

Nothing of the verifier is used. Each object is written in its canonical form right away, so that
what is hashed is plain to see: only its namespace is left out where it is put into the signature,
because it inherits it there.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils

from tests.unit.word.keys import Key, certificate, der, rsa_key
from tests.unit.word.ooxml import zipped
from tests.unit.word.opc import (
    PACKAGE,
    RELS_TYPE,
    Files,
    content_type,
    parts_of,
    relationships,
    target_of,
    text_of,
    transformed,
    with_types,
)

DS = "http://www.w3.org/2000/09/xmldsig#"
C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
MORE = "http://www.w3.org/2001/04/xmldsig-more#"
DIGESTS = {
    "sha1": DS + "sha1",
    "sha256": "http://www.w3.org/2001/04/xmlenc#sha256",
    "sha512": "http://www.w3.org/2001/04/xmlenc#sha512",
}
SIGNED_AT = datetime(2026, 3, 2, 15, 4, 5, tzinfo=UTC)
LINE = "{0A1B2C3D-0000-4000-8000-000000000001}"
SIGNED_KINDS = frozenset(
    ["officeDocument", "styles", "settings", "header", "footer", "image", "theme", "customXml",
     "fontTable", "webSettings", "glossaryDocument", "numbering", "footnotes", "endnotes"]
)  # fmt: skip


@dataclass(frozen=True)
class Signing:
    """How a package is signed; the defaults are what Word 365 does."""

    key: Key = field(default_factory=rsa_key)
    certificates: tuple[x509.Certificate, ...] = field(default_factory=lambda: (certificate(),))
    digest: str = "sha256"
    line: str = ""
    time: datetime | None = SIGNED_AT
    kinds: frozenset[str] = SIGNED_KINDS
    method: str = ""
    xades: bool = True
    xades_version: str = ""
    """"V2" for the newer element that names the certificate (ETSI EN 319 132-1, 5.2.2.2)."""
    office_object: bool = True
    """Whether the object that names the line is signed."""
    manifest: Callable[[str], str] = lambda text: text
    """Changes the manifest before it is signed."""
    number: int = 1


def signed(data: bytes, signing: Signing | None = None, **changes: Any) -> bytes:
    """The package ``data`` with one more signature."""
    return zipped(signed_parts(parts_of(data), signing, **changes))


def signed_parts(files: Files, signing: Signing | None = None, **changes: Any) -> Files:
    """``files`` with one more signature."""
    how = signing or Signing(**changes)
    files = with_types(files)
    root = text_of(files["_rels/.rels"])
    if "digital-signature/origin" not in root:
        origin = (
            f'<Relationship Id="rIdSig" Type="{PACKAGE}/relationships/digital-signature/origin" '
            'Target="_xmlsignatures/origin.sigs"/>'
        )
        files["_rels/.rels"] = root.replace("</Relationships>", origin + "</Relationships>")
        files["_xmlsignatures/origin.sigs"] = b""
    files["_xmlsignatures/_rels/origin.sigs.rels"] = _origin(how.number)
    files[f"_xmlsignatures/sig{how.number}.xml"] = signature(files, how)
    return files


def _origin(count: int) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{PACKAGE}/relationships/digital-signature/signature" '
        f'Target="sig{n}.xml"/>'
        for n in range(1, count + 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def signature(files: Files, how: Signing) -> str:
    """The XML of one signature over ``files``."""
    objects = {
        "idPackageObject": _package_object(files, how),
        "idOfficeObject": _office_object(how),
    }
    lines = ("idValidSigLnImg", "idInvalidSigLnImg") if how.line else ()
    for name in lines:
        objects[name] = f'<Object{{ns}} Id="{name}">{_b64(b"picture")}</Object>'
    properties = _signed_properties(how) if how.xades else ""
    pairs = [
        (f"#{name}", f"{DS}Object", text.replace("{ns}", f' xmlns="{DS}"'), "")
        for name, text in objects.items()
        if how.office_object or name != "idOfficeObject"
    ]
    if properties:
        whole = properties.replace("{ns}", f' xmlns="{DS}"')
        pairs.insert(
            min(2, len(pairs)),
            ("#idSignedProperties", "http://uri.etsi.org/01903#SignedProperties", whole, _c14n()),
        )
    info = _signed_info(pairs, how)
    value = _sign(info.replace("{ns}", f' xmlns="{DS}"').encode(), how)
    held = "".join(f"<X509Certificate>{_b64(der(c))}</X509Certificate>" for c in how.certificates)
    keys = f"<KeyInfo><X509Data>{held}</X509Data></KeyInfo>" if held else ""
    qualified = (
        '<Object><xd:QualifyingProperties xmlns:xd="http://uri.etsi.org/01903/v1.3.2#" '
        f'Target="#idPackageSignature">{properties.replace(_XD, "")}'
        "</xd:QualifyingProperties></Object>"
    )
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?><Signature xmlns="{DS}" Id="idPackageSignature">'
        f"{info}<SignatureValue>{_b64(value)}</SignatureValue>{keys}"
        f"{''.join(objects.values())}{qualified if properties else ''}</Signature>"
    )
    return text.replace("{ns}", "")


_XD = ' xmlns:xd="http://uri.etsi.org/01903/v1.3.2#"'


def _c14n() -> str:
    return f'<Transforms><Transform Algorithm="{C14N}"></Transform></Transforms>'


def _reference(uri: str, kind: str, data: bytes, transforms: str, how: Signing) -> str:
    typed = f' Type="{kind}"' if kind else ""
    value = _b64(hashlib.new(how.digest, data).digest())
    return (
        f'<Reference{typed} URI="{uri}">{transforms}'
        f'<DigestMethod Algorithm="{DIGESTS[how.digest]}"></DigestMethod>'
        f"<DigestValue>{value}</DigestValue></Reference>"
    )


def _signed_info(pairs: Iterable[tuple[str, str, str, str]], how: Signing) -> str:
    rows = "".join(_reference(u, kind, text.encode(), t, how) for u, kind, text, t in pairs)
    name = "rsa" if isinstance(how.key, rsa.RSAPrivateKey) else "ecdsa"
    base = DS if name == "rsa" and how.digest == "sha1" else MORE
    method = how.method or f"{base}{name}-{how.digest}"
    return (
        f'<SignedInfo{{ns}}><CanonicalizationMethod Algorithm="{C14N}"></CanonicalizationMethod>'
        f'<SignatureMethod Algorithm="{method}"></SignatureMethod>{rows}</SignedInfo>'
    )


def _package_object(files: Files, how: Signing) -> str:
    references = how.manifest("".join(_manifest(files, how)))
    mdssi = f"{PACKAGE}/digital-signature"
    when = how.time.strftime("%Y-%m-%dT%H:%M:%SZ") if how.time else ""
    time = (
        '<SignatureProperties><SignatureProperty Id="idSignatureTime" Target="#idPackageSignature">'
        f'<mdssi:SignatureTime xmlns:mdssi="{mdssi}"><mdssi:Format>YYYY-MM-DDThh:mm:ssTZD'
        f"</mdssi:Format><mdssi:Value>{when}</mdssi:Value></mdssi:SignatureTime>"
        "</SignatureProperty></SignatureProperties>"
    )
    return f'<Object{{ns}} Id="idPackageObject"><Manifest>{references}</Manifest>{time}</Object>'


def _manifest(files: Files, how: Signing) -> list[str]:
    """The relationships first and then the parts, each sorted, as Word 2013 and later write it."""
    seen: dict[str, None] = {}
    rows = []
    for rels in sorted(name for name in files if name.endswith(".rels")):
        chosen = [r for r in relationships(files[rels]) if _kind(r) in how.kinds]
        if chosen:
            data = transformed(chosen)
            rows.append(
                _reference(f"/{rels}?ContentType={RELS_TYPE}", "", data, _by_id(chosen), how)
            )
        source = rels.rpartition("_rels/")[0]
        seen.update((target_of(source, r["Target"]), None) for r in chosen if not _external(r))
    for name in sorted(seen):
        part = files[name]
        whole = part.encode() if isinstance(part, str) else part
        kind = content_type(files, name)
        rows.append(_reference(f"/{name}?ContentType={kind}", "", whole, "", how))
    return rows


def _by_id(chosen: list[dict[str, str]]) -> str:
    mdssi = f'xmlns:mdssi="{PACKAGE}/digital-signature"'
    named = "".join(
        f'<mdssi:RelationshipReference {mdssi} SourceId="{r["Id"]}"></mdssi:RelationshipReference>'
        for r in reversed(chosen)
    )
    return (
        f'<Transforms><Transform Algorithm="{PACKAGE}/RelationshipTransform">{named}</Transform>'
        f'<Transform Algorithm="{C14N}"></Transform></Transforms>'
    )


def _office_object(how: Signing) -> str:
    kind = 2 if how.line else 1
    text = "Jane Doe" if how.line else ""
    return (
        '<Object{ns} Id="idOfficeObject"><SignatureProperties><SignatureProperty '
        'Id="idOfficeV1Details" Target="#idPackageSignature">'
        '<SignatureInfoV1 xmlns="http://schemas.microsoft.com/office/2006/digsig">'
        f"<SetupID>{how.line}</SetupID><SignatureText>{text}</SignatureText>"
        "<SignatureImage></SignatureImage><SignatureComments>Approved</SignatureComments>"
        "<WindowsVersion>10.0</WindowsVersion><OfficeVersion>16.0.16327/24</OfficeVersion>"
        "<SignatureProviderId>{00000000-0000-0000-0000-000000000000}</SignatureProviderId>"
        f"<SignatureProviderDetails>9</SignatureProviderDetails><SignatureType>{kind}"
        "</SignatureType></SignatureInfoV1></SignatureProperty></SignatureProperties></Object>"
    )


def _signed_properties(how: Signing) -> str:
    named = ""
    if how.certificates:
        value = _b64(hashlib.new(how.digest, der(how.certificates[0])).digest())
        named = (
            f"<xd:SigningCertificate{how.xades_version}><xd:Cert><xd:CertDigest>"
            f'<DigestMethod Algorithm="{DIGESTS[how.digest]}"></DigestMethod>'
            f"<DigestValue>{value}</DigestValue></xd:CertDigest></xd:Cert>"
            f"</xd:SigningCertificate{how.xades_version}>"
        )
    when = how.time.strftime("%Y-%m-%dT%H:%M:%SZ") if how.time else ""
    return (
        f'<xd:SignedProperties{{ns}}{_XD} Id="idSignedProperties"><xd:SignedSignatureProperties>'
        f"<xd:SigningTime>{when}</xd:SigningTime>{named}</xd:SignedSignatureProperties>"
        "</xd:SignedProperties>"
    )


def _sign(data: bytes, how: Signing) -> bytes:
    algorithm = {"sha1": hashes.SHA1(), "sha256": hashes.SHA256(), "sha512": hashes.SHA512()}
    if isinstance(how.key, rsa.RSAPrivateKey):
        if "MGF1" in how.method:
            pss = padding.PSS(padding.MGF1(hashes.SHA256()), padding.PSS.DIGEST_LENGTH)
            return how.key.sign(data, pss, hashes.SHA256())
        return how.key.sign(data, padding.PKCS1v15(), algorithm[how.digest])
    r, s = utils.decode_dss_signature(how.key.sign(data, ec.ECDSA(algorithm[how.digest])))
    width = (how.key.curve.key_size + 7) // 8
    return r.to_bytes(width, "big") + s.to_bytes(width, "big")


def _kind(relation: dict[str, str]) -> str:
    return relation["Type"].rpartition("/")[2]


def _external(relation: dict[str, str]) -> bool:
    return relation.get("TargetMode") == "External"


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()
