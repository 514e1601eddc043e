"""One mail read: headers, text, and every leaf with the profile or the problem in it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from form_templates.model import Form
from parsers.errors import CorruptError, NoFormError, ParseError, ScannedPagesError, TooLargeError
from parsers.mail.body import Body
from parsers.mail.decoration import is_decoration
from parsers.mail.headers import read_headers
from parsers.mail.mime import Part
from parsers.mail.quoting import own_words
from parsers.mail.report import read_report
from parsers.mail.scans import blame_scans, is_page, may_show_a_page
from parsers.mail.walk import Found, Walk
from parsers.model import (
    NO_ROOTS,
    FileKind,
    Headers,
    Leaf,
    MailSignature,
    ParsedForm,
    ParsedMail,
    PartProblem,
    Roots,
    problem_of,
)
from parsers.reading import READABLE, read_form
from parsers.unpack.limits import DEFAULT, Budget, Limits


def read_mail(
    raw: bytes,
    forms: Sequence[Form] = (),
    limits: Limits = DEFAULT,
    *,
    read_files: bool = True,
    roots: Roots = NO_ROOTS,
) -> ParsedMail:
    """The mail ``raw`` as read.

    ``forms`` are the forms that its files may be; ``read_files`` False lists the files without
    reading profiles from them; ``roots`` are the authorities by which their signatures are trusted.
    A part that cannot be read says so in its leaf's ``problem``; a Word or PDF file that is none of
    ``forms`` is an attachment like any other, and so is a picture beside a profile; where no
    profile was found, a picture that may be one is a problem. Raises TooLargeError for a mail over
    ``limits.mail`` bytes, and nothing else.
    """
    if len(raw) > limits.mail:
        raise TooLargeError(
            f"The mail is larger than {limits.mail // 1_000_000} MB; please send smaller files."
        )
    budget = Budget(limits)
    walk = Walk(budget)
    root = walk.mail(raw)
    headers = read_headers(root.headers)
    texts = {found.path for found in walk.found if found.body}
    text = Body(texts, walk.opened, limits.text).of(root)
    text = text or walk.wrapped_text.strip()[: limits.text]
    leaves = tuple(_leaf(f, forms if read_files else (), walk.shown_ids, roots) for f in walk.found)
    pictures = (
        found
        for found, leaf in zip(walk.found, leaves, strict=True)
        if leaf.kind is FileKind.IMAGE and not leaf.decoration
    )
    pages = frozenset(found.path for found in pictures if is_page(found.data))
    words = own_words(text)
    written = read_files and not any(leaf.form for leaf in leaves)
    return ParsedMail(
        headers=headers,
        text=text,
        words=words,
        leaves=blame_scans(leaves, pages),
        body_form=_written(words, text, headers.subject, forms) if written else None,
        report=read_report(root, headers, text, budget),
        warnings=root.warnings,
        signature=_signature(walk, root, headers, roots, verify=read_files),
    )


def _signature(
    walk: Walk, root: Part, headers: Headers, roots: Roots, *, verify: bool
) -> MailSignature | None:
    """How the mail's own signature stands, None where it bears none."""
    opaque = not root.children and any(f.kind is FileKind.SMIME_OPAQUE for f in walk.found[:1])
    if not opaque and root.kind.value != "multipart/signed":
        return None
    from parsers.mail.sealed import mail_signature, unverified  # noqa: PLC0415 - few are signed

    return mail_signature(root, headers, roots) if verify else unverified(root)


def _written(words: str, text: str, subject: str, forms: Sequence[Form]) -> ParsedForm | None:
    """The profile that is written into the mail itself, None where none is."""
    if not any(form.in_mail for form in forms):
        return None
    from parsers.mail.labelled import read_body  # noqa: PLC0415 - heavy, and seldom needed

    return read_body(words, text, subject, forms)


def leaf_data(raw: bytes, path: str, limits: Limits = DEFAULT) -> bytes:
    """The bytes of the leaf at ``path`` of the mail ``raw``, unpacked and decoded.

    Raises CorruptError where there is no such leaf.
    """
    walk = Walk(Budget(limits))
    walk.mail(raw)
    found = next((leaf for leaf in walk.found if leaf.path == path), None)
    if found is None:
        raise CorruptError(f"The mail has no part {path}.")
    return found.data


def scanned_files(raw: bytes, paths: Sequence[str], limits: Limits = DEFAULT) -> tuple[Found, ...]:
    """The leaves at ``paths`` of the mail ``raw`` that may be pages, in the order of the mail.

    A picture counts where a page may be seen on it.
    """
    walk = Walk(Budget(limits))
    walk.mail(raw)
    return tuple(
        found
        for found in walk.found
        if found.path in paths and (found.kind is not FileKind.IMAGE or may_show_a_page(found.data))
    )


def _leaf(found: Found, forms: Sequence[Form], shown_ids: set[str], roots: Roots) -> Leaf:
    decoration = is_decoration(found, shown_ids) and found.problem is None
    form: ParsedForm | None = None
    problem = found.problem
    if forms and not decoration and problem is None and found.kind in READABLE:
        form, problem = _read(found, forms, roots)
        decoration = found.wrapper and form is None and problem is None  # a portfolio's cover
    return Leaf(
        path=found.path,
        name=found.name,
        kind=found.kind,
        declared=found.declared,
        size=len(found.data),
        sha256=hashlib.sha256(found.data).hexdigest(),
        decoration=decoration,
        problem=problem,
    ).holding(form)


def _read(
    found: Found, forms: Sequence[Form], roots: Roots
) -> tuple[ParsedForm | None, PartProblem | None]:
    try:
        form = read_form(
            found.data, forms, name=found.name, roots=roots, scans=False, pictures=True
        )
    except ScannedPagesError as error:
        return None, problem_of(error)
    except NoFormError:
        return None, None
    except ParseError as error:
        return None, problem_of(error)
    return form, None
