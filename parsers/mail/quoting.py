"""What the sender wrote, without what the mail quotes, forwards or signs with.

There is no standard for it; these are the conventions of the mail programs in use.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_WROTE = (
    "wrote|writes|escribió|escribio|écrit|ecrit|schrieb|schreef|ha scritto|scrisse|escreveu|skrev|"
    "napisał|napisała|napisał\\(a\\)|kirjoitti|yazdı|написал|написала|пише|пишет|写道|寫道|のメール"
)
_ATTRIBUTION = re.compile(
    r"^\W{0,3}(?:On|Le|El|Am|Il|Em|Op|Den|W dniu|Dnia|Em|No dia|Pada|Vào|\d|в|В|Le|Den|På|"
    r"[^\n<]{1,60}<[^\s@<>]{1,64}@[^\s<>]{1,190}>)"
    rf"[^\n]{{0,300}}\b(?:{_WROTE})\b[^\n]{{0,120}}[:：]\s*$"
    rf"|^[^\n]{{0,200}}(?:写道|寫道|のメール)\s*[:：]\s*$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"^\W{0,3}(?:On|Le|El|Am|Il|Em|Op|Den|W dniu|Dnia|No dia|Pada|Vào|В|På)\b", re.IGNORECASE
)
_HAS_FIGURE = re.compile(r"\d|@")
_CUT = re.compile(
    r"^\W{0,3}-{2,}\s*(?:Original Message|Original Appointment|Forwarded (?:message|by)|"
    r"Ursprüngliche Nachricht|Weitergeleitete Nachricht|Message d'origine|Message transféré|"
    r"Mensaje original|Mensaje reenviado|Messaggio originale|Messaggio inoltrato|"
    r"Mensagem original|Mensagem encaminhada|Oorspronkelijk bericht|Doorgestuurd bericht|"
    r"Ursprungligt meddelande|Vidarebefordrat meddelande|Исходное сообщение|"
    r"Пересылаемое сообщение)\b"
    r"|^\s*(?:Begin forwarded message|Début du message réexpédié|Anfang der weitergeleiteten "
    r"Nachricht|Inicio del mensaje reenviado|Inizio messaggio inoltrato)\s*:\s*$"
    r"|^_{20,}\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"^[\s*_]{0,4}(?:From|Von|De|Da|Van|Från|Fra|Od|Lähettäjä|От|发件人|寄件者)[ *_]{0,4}[:：]",
    re.IGNORECASE,
)
_BLOCK_LINE = re.compile(
    r"^[\s*_]{0,4}(?:Sent|Date|To|Cc|Subject|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado|"
    r"Para|Asunto|Fecha|Inviato|Data|A|Oggetto|Assunto|Verzonden|Aan|Onderwerp|Skickat|Till|"
    r"Ämne|Sendt|Til|Emne|Wysłano|Do|Temat|Отправлено|Кому|Тема|发送时间|"
    r"收件人|主题)[ *_]{0,4}[:：]",
    re.IGNORECASE,
)
_SIGNS = ("--", ":", "____", "：")
_MOST_LINES = 10_000
_SIGNATURE = re.compile(r"^-- ?$")
_MOBILE = re.compile(
    r"^\s*(?:Sent (?:from|via) (?:my|Mail|Yahoo|Outlook|Samsung|the)\b.{0,80}|"
    r"Get Outlook for (?:iOS|Android|Mac)\b.{0,80}|Gesendet (?:von|mit) .{1,80}|"
    r"Von meinem \S{1,30} gesendet|Envoyé (?:de|depuis) .{1,80}|Enviado desde .{1,80}|"
    r"Inviato da(?:l mio)? .{1,80}|Enviado d[oe] .{1,80}|Verzonden vanaf .{1,80}|"
    r"Télécharger Outlook pour .{1,80}|Outlook für (?:iOS|Android).{0,80})\s*$",
    re.IGNORECASE,
)


def own_words(text: str) -> str:
    """``text`` without quotations, forwarded mails and signatures; "" where nothing is left.

    Of a mail that only forwards another, this is what the sender wrote above it.
    """
    lines = text.splitlines()[:_MOST_LINES]
    kept: list[str] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        taken = _attribution_length(lines, index)
        if taken and not _quote_follows(lines, index + taken):
            break
        if taken:
            index += taken
            continue
        if _ends_words(lines, index):
            break
        if not line.lstrip().startswith(">") and not _MOBILE.match(line):
            kept.append(line.rstrip())
        index += 1
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _ends_words(lines: Sequence[str], index: int) -> bool:
    line = lines[index][:500]
    if not any(sign in line for sign in _SIGNS):
        return False
    if _SIGNATURE.match(line) or _CUT.match(line):
        return not line.startswith("_") or _is_block(lines, index + 1)
    return _is_block(lines, index)


def _is_block(lines: Sequence[str], index: int) -> bool:
    """Whether a block of From, Sent, To, Subject lines begins here, blank lines allowed."""
    if index < len(lines) and lines[index].strip() and not _FROM.match(lines[index][:500]):
        return False
    following = [line[:500] for line in lines[index : index + 12] if line.strip()]
    if not following or not _FROM.match(following[0]):
        return False
    return sum(bool(_BLOCK_LINE.match(line)) for line in following[1:6]) >= 2


def _attribution_length(lines: Sequence[str], index: int) -> int:
    """How many lines from ``index`` say "On ... wrote:", 0 where none do.

    Where one that begins with its day says it by itself, those before are the sender's own words.
    """
    if not lines[index].strip() or lines[index].lstrip().startswith(">"):
        return 0
    pieces: list[str] = []
    for line in lines[index : index + 3]:
        if not line.strip():
            return 0
        pieces.append(line.strip()[:300])
        if _is_attribution(pieces):
            later = (pieces[start:] for start in range(1, len(pieces)))
            alone = any(_DATED.match(one[0]) and _is_attribution(one) for one in later)
            return 0 if alone else len(pieces)
    return 0


def _is_attribution(pieces: Sequence[str]) -> bool:
    joined = " ".join(pieces)
    return joined[-1] in ":：" and bool(_ATTRIBUTION.match(joined) and _HAS_FIGURE.search(joined))


def _quote_follows(lines: Sequence[str], index: int) -> bool:
    following = next((line for line in lines[index:] if line.strip()), "")
    return following.lstrip().startswith(">")
