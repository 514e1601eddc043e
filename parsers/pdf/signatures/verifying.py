"""Each signature of a document judged by itself: whatever one of them does, the others stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO

import pikepdf
from asn1crypto import crl, ocsp

from parsers.certificates import Evidence, certificates_of
from parsers.cms import BrokenSignatureError, UnclearSignatureError, signed_data
from parsers.model import Mark, MarkKind, Roots, Standing, Trust, Verification
from parsers.pdf.controls import Placed
from parsers.pdf.looks import clearly_other_words
from parsers.pdf.opening import Opened
from parsers.pdf.signatures.changes import Changes, changes_between
from parsers.pdf.signatures.covering import Covered, contents_of, covered, ends_as_update
from parsers.pdf.signatures.permits import permits_of
from parsers.pdf.signatures.revision import Comparison, Revision
from parsers.pdf.signatures.seal import Seal, open_seal, signer_of
from parsers.pdf.streams import unpacked
from parsers.pdf.strings import date_of, text_of
from parsers.pdf.tree import FieldTree, Node, RawField, elements, entries, read_tree

_MOST = 12
"""Signatures of one file that are verified; a form has two."""
_MOST_EVIDENCE, _LARGEST_EVIDENCE = 40, 1_000_000
_TRUST = {
    Trust.TRUSTED: "An authority that this office trusts vouches for the certificate.",
    Trust.SELF_SIGNED: "The certificate is self-signed: nobody else says whose it is.",
    Trust.UNKNOWN: "The certificate is from an authority that this office does not know.",
}
_SHARED = "The same signature stands in several fields, and can only be one's."
_KINDS = frozenset({"adbe.pkcs7.detached", "adbe.pkcs7.sha1", "ETSI.CAdES.detached"})
_OTHER_KIND = "The signature is of a kind that is not verified here."
_UNUSUAL = "The signature could not be verified: it is made in a way that is not known here."


class Verifier:
    """Judges the signatures of one open document."""

    def __init__(
        self, source: Opened, tree: FieldTree, roots: Roots, placed: Sequence[Placed]
    ) -> None:
        self.source, self.roots, self.placed = source, roots, placed
        self.now = Revision(source.pdf, tree)
        self.evidence: Evidence | None = None
        self.left = _MOST
        self._otherwise: str | None = None

    def judged(self, one: Placed) -> Placed:
        """``one`` with what its signature is worth, where it holds one."""
        mark = one.control.mark
        if mark is None or mark.kind is not MarkKind.DIGITAL or not mark.present:
            return one
        signed = self._mark(mark, one.raw.name, entries(one.raw.node.get("/V")))
        return replace(one, control=replace(one.control, mark=signed))

    def _mark(self, mark: Mark, name: str, signature: Node) -> Mark:
        self.left -= 1
        try:
            return self._verified(mark, name, signature)
        except BrokenSignatureError as error:
            standing, reason = Standing.INVALID, str(error)
        except UnclearSignatureError as error:
            standing, reason = Standing.UNCLEAR, str(error)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - libraries end in every way on foreign bytes
            standing, reason = Standing.UNCLEAR, _UNUSUAL
        signer = signer_of(contents_of(signature)) or mark.signer
        return replace(mark, signer=signer, verified=Verification(standing, None, reason))

    def _verified(self, mark: Mark, name: str, signature: Node) -> Mark:
        """The mark of a signature that holds; raises what says that it does not."""
        if self.left < 0:
            raise UnclearSignatureError("The document has more signatures than are verified.")
        part = covered(signature, self.source.data)
        if self.evidence is None:
            self.evidence = _evidence(self.now.root)
        claimed = date_of(text_of(signature.get("/M"))) if "/M" in signature else None
        pieces = part.pieces(self.source.data)
        _check_kind(signature, part.contents)
        seal = open_seal(part.contents, pieces, self.evidence, self.roots, claimed)
        if seal.vouched.revoked:
            raise BrokenSignatureError(seal.vouched.remark)
        if part.whole:
            _check_alone(self.now.tree, part.contents)
        changes = Changes() if part.whole else self._changes(name, signature, part)
        if otherwise := self._shown_otherwise(part):
            raise UnclearSignatureError(f"{otherwise} Which of the two was signed is not known.")
        reason = " ".join(_reasons(seal, changes, mark, self.evidence))
        verified = Verification(
            Standing.VALID, seal.vouched.trust, reason, tuple(dict.fromkeys(changes.filled))
        )
        return replace(mark, signer=seal.signer or mark.signer, time=seal.time, verified=verified)

    def _shown_otherwise(self, part: Covered) -> str:
        """A sentence on a field that shows its signers other words than are read, else "".

        Looks do not count where the form, as it was signed, has viewers draw them anew.
        """
        if part.whole and self.now.tree.form.get("/NeedAppearances", False):
            return ""
        if self._otherwise is None:
            notes = (clearly_other_words(one) for one in self.placed)
            self._otherwise = next((note for note in notes if note), "")
        return self._otherwise

    def _changes(self, name: str, signature: Node, part: Covered) -> Changes:
        """What was done after signing, where all of it is allowed; raises what says that not."""
        data = self.source.data
        try:
            then = pikepdf.open(
                BytesIO(data[: part.end]), suppress_warnings=True, attempt_recovery=False
            )
        except pikepdf.PdfError as error:
            raise BrokenSignatureError("What the signature covers is no document.") from error
        with then:
            old = Revision(then, read_tree(then))
            if not _holds(old.tree, name, part.contents):
                raise BrokenSignatureError("The signature does not cover its own field.")
            _check_alone(old.tree, part.contents)
            _check_record(Comparison(old, self.now), name, part.contents, signature)
            permits = permits_of(signature, old.root)
            changes = changes_between(old, self.now)
        _refuse(changes.altered)
        _refuse([f"“{field}” was filled, which was locked" for field in changes.filled
                 if permits.locks(field)])  # fmt: skip
        done = changes.filled or changes.added or changes.signed or changes.inked
        if done and not permits.filling:
            _refuse(["the document was changed, which the signer had forbidden"])
        if changes.inked and not permits.noting:
            changes.added.append("another slot was signed by hand, which the signer did not allow")
        if changes.added:
            raise UnclearSignatureError(_since(changes.added))
        if not ends_as_update(data, part.end):
            raise UnclearSignatureError("Something was appended to the file after signing.")
        return changes


def _check_record(comparison: Comparison, name: str, contents: bytes, signature: Node) -> None:
    """Raise BrokenSignatureError where what a signature says of itself is not what was signed.

    Its time may stand there, and what its signer forbade.
    """
    holders = _holders(comparison.old.tree, contents)
    for then in (entries(one.node.get("/V")) for one in holders if one.name == name):
        if not comparison.same_entries(then, signature, then.keys() | signature.keys()):
            raise BrokenSignatureError("The signature's own record was changed after signing.")


def _check_kind(signature: Node, contents: bytes) -> None:
    """Raise UnclearSignatureError for what other programs sign in their own way.

    Before PDF 1.6 that was a bare RSA signature (12.8.3.2), or whatever a signer's program liked.
    """
    if text_of(signature.get("/SubFilter")) in _KINDS:
        return
    try:
        signed_data(contents)
    except BrokenSignatureError as error:
        raise UnclearSignatureError(_OTHER_KIND) from error


def _refuse(altered: Sequence[str]) -> None:
    if altered:
        raise BrokenSignatureError(_since(altered))


def _since(changes: Sequence[str]) -> str:
    told = list(dict.fromkeys(changes))
    more = f" and {len(told) - 3} more changes were made" if len(told) > 3 else ""
    return f"After signing, {'; '.join(told[:3])}{more}."


def _holds(tree: FieldTree, name: str, contents: bytes) -> bool:
    return any(one.name == name for one in _holders(tree, contents))


def _holders(tree: FieldTree, contents: bytes) -> list[RawField]:
    return [one for one in tree.fields if contents_of(entries(one.node.get("/V"))) == contents]


def _check_alone(tree: FieldTree, contents: bytes) -> None:
    """Raise UnclearSignatureError where one signature was made to stand in several fields.

    That it shows on several pages is what some programs offer their signers.
    """
    if len(_holders(tree, contents)) > 1:
        raise UnclearSignatureError(_SHARED)


def _reasons(seal: Seal, changes: Changes, mark: Mark, evidence: Evidence) -> Iterator[str]:
    yield _TRUST[seal.vouched.trust]
    if seal.vouched.remark:
        yield seal.vouched.remark
    if seal.vouched.trust is Trust.TRUSTED and not (evidence.lists or evidence.answers):
        yield "Whether it was withdrawn was not checked."
    if seal.stamped:
        yield "The time is from a trusted timestamp."
    if mark.signer and seal.signer and mark.signer.casefold() != seal.signer.casefold():
        yield f"The file calls the signer “{mark.signer[:60]}”."
    if changes.signed:
        yield "The document was signed again afterwards."
    if changes.inked:
        yield "Another slot was signed by hand afterwards."


def _evidence(root: Node) -> Evidence:
    """The document's security store (ETSI EN 319 142-1, 5.4.2), within bounds."""
    store = entries(root.get("/DSS"))

    def listed(key: str) -> list[bytes]:
        streams = elements(store.get(key))[:_MOST_EVIDENCE]
        return [unpacked(one, _LARGEST_EVIDENCE) for one in streams
                if isinstance(one, pikepdf.Stream)]  # fmt: skip

    lists, answers = [], []
    for data in listed("/CRLs"):
        try:
            lists.append(crl.CertificateList.load(data))
        except (ValueError, TypeError):
            continue
    for data in listed("/OCSPs"):
        try:
            answers.append(ocsp.OCSPResponse.load(data))
        except (ValueError, TypeError):
            continue
    return Evidence(certificates_of(listed("/Certs")), tuple(lists), tuple(answers))
