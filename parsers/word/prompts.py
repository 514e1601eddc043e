"""Which texts are prompts: what an empty control shows so that somebody fills it in.

Word marks a control that shows its prompt (``w:showingPlcHdr``), but the mark is missing or stale
in many real files: programs that fill forms leave it on, programs that save them take it off.
So the mark is one witness among several.
"""

from __future__ import annotations

import re
import string

from parsers.remembering import remembered

_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))

_KNOWN = frozenset(
    """
click or tap here to enter text|click here to enter text|click or tap to enter text
click or tap to enter a date|click here to enter a date|click or tap here to enter a date
click to enter a date|choose a date|choose an item|choose a building block|choose one
select an item|select one|select a date|enter text|enter text here|enter a date|type text here
type here|click here to type|click here and type|click to add text|pick a date|pick one
tap to enter text|enter your text here|insert text here|click to select a date|please select
select|choose|please choose|your text here|text eingeben
klicken oder tippen sie hier, um text einzugeben|klicken sie hier, um text einzugeben
wählen sie ein element aus|klicken oder tippen sie, um ein datum einzugeben
klicken sie hier, um ein datum einzugeben|bitte wählen|bitte auswählen|datum auswählen
cliquez ou appuyez ici pour entrer du texte|cliquez ici pour entrer du texte
cliquez ici pour taper du texte|choisissez un élément|sélectionnez un élément
cliquez ou appuyez ici pour entrer une date|cliquez ici pour entrer une date
haga clic o pulse aquí para escribir texto|haga clic aquí para escribir texto
elija un elemento|seleccione un elemento|haga clic aquí o pulse para escribir una fecha
haga clic aquí para escribir una fecha|haga clic o pulse aquí para escribir una fecha
clique ou toque aqui para inserir o texto|clique aqui para digitar texto
clique ou toque aqui para introduzir texto|clique aqui para introduzir texto|escolher um item
escolha um item|clique ou toque aqui para inserir uma data|clique aqui para inserir uma data
clique ou toque para introduzir uma data|fare clic o toccare qui per immettere il testo
fare clic qui per immettere testo|scegliere un elemento|fare clic qui per immettere una data
fare clic o toccare qui per immettere una data|klik of tik om tekst in te voeren
klik hier als u tekst wilt invoeren|kies een item|klik of tik om een datum in te voeren
klik hier als u een datum wilt invoeren|kliknij lub naciśnij tutaj, aby wprowadzić tekst
kliknij tutaj, aby wprowadzić tekst|wybierz element|kliknij tutaj, aby wprowadzić datę
kliknij lub naciśnij, aby wprowadzić datę|klicka eller tryck här för att ange text
klicka här för att ange text|välj ett objekt|klicka eller tryck här för att ange datum
klicka här för att ange datum|klik eller tryk her for at skrive tekst
klik her for at angive tekst|vælg et element|klik eller tryk for at angive en dato
klikk eller trykk her for å skrive inn tekst|klikk her for å skrive inn tekst|velg et element
klikk eller trykk for å skrive inn en dato|valitse kohde
kirjoita tekstiä napsauttamalla tai napauttamalla tätä|kirjoita tekstiä napsauttamalla tätä
klikněte nebo klepněte sem a zadejte text|klikněte sem a zadejte text|zvolte položku
klikněte nebo klepněte sem a zadejte datum|szöveg beírásához kattintson vagy koppintson ide
szöveg beírásához kattintson ide|jelöljön ki egy elemet|место для ввода текста
выберите элемент|место для ввода даты|metin girmek için tıklayın veya dokunun
metin girmek için burayı tıklatın|bir öğe seçin
ここをクリックまたはタップしてテキストを入力してください
ここをクリックしてテキストを入力してください|アイテムを選択してください
クリックまたはタップして日付を入力してください|单击或点击此处输入文字|单击此处输入文字|选择一项
单击或点击以输入日期|单击此处输入日期|按一下或點選這裡以輸入文字|按一下這裡以輸入文字|選擇一個項目
텍스트를 입력하려면 여기를 클릭하거나 탭하세요|항목을 선택하세요
""".strip()
    .replace("\n", "|")
    .split("|")
)
"""What Word and LibreOffice show by themselves, per language of the program, folded."""

_ASKS = re.compile(
    r"(please )?(choose|select|click|tap|enter|pick|type|insert|fill in|specify|add)\b"
    r"[^.…]*(\.{2,}|…)"
)
_CLICK_HERE = re.compile(
    r"(please )?(click|tap|press)( (or|and) (click|tap|press))? (here|to|this|in|inside|on) .*"
)
_VERB = re.compile(r"(please )?(choose|select|click|tap|enter|pick|type|insert|your|add)\b")
_VERBS = (
    "please", "choose", "select", "click", "tap", "enter", "pick", "type", "insert", "fill in",
    "specify", "add", "press", "your",
)  # fmt: skip
_LIST_PROMPT = re.compile(
    r"(please )?(choose|select|pick)( (a|an|one|the|your|from|item|option|value|type|here)\b.*)?"
)
_FORMAT = re.compile(
    r"[mdy]{1,4}([/.\- ][mdy]{1,4}){2}|[(]?[n#x_]{3}[)]?[ .\-]*[n#x_]{3}[ .\-]*[n#x_]{4}"
)
_HOLLOW = re.compile(r"[_.…\-–—\s]*")
_NO_FORMAT = frozenset(string.ascii_letters + string.digits) - frozenset("mdynxMDYNX")
"""Letters that neither a line to write on nor a format begins with."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_EDGES = ' -–—=*<>[](){}.:…。\t\n"'


def _plain(text: str) -> str:
    """``text`` with one blank between words and none at its ends (all of Unicode's blanks)."""
    if not text.isascii():
        text = text.translate(_UNSEEN)
    return " ".join(text.split())


def folded(text: str) -> str:
    """``text`` as it is compared: one blank between words, no case, nothing at the edges."""
    return _plain(text).strip(_EDGES).casefold()


def is_blank(text: str) -> bool:
    """Whether nothing can be seen in ``text`` (U+2002, no-break and zero-width blanks count)."""
    if not text or text[0].isalnum():
        return not text
    return text.isspace() or not _plain(text)


def is_prompt(text: str) -> bool:
    """Whether ``text`` by itself asks for an answer, whoever shows it."""
    return asks(text, folded(text))


def asks(text: str, core: str) -> bool:
    """The same of a ``text`` that is ``core`` when folded."""
    if core in _KNOWN:
        return True
    if not core.startswith(_VERBS):
        return False
    plain = _plain(text)
    lowered = plain.strip(' -–—*<>[](){}"').casefold()
    if _ASKS.fullmatch(lowered) or _CLICK_HERE.fullmatch(lowered):
        return True
    return _is_bracketed(plain) and bool(_VERB.match(core))


def _is_bracketed(plain: str) -> bool:
    return len(plain) > 2 and plain[0] + plain[-1] in ("[]", "<>", "{}", "«»", "‹›")


def is_hollow(text: str) -> bool:
    """Whether ``text`` only draws a line to write on, or shows the format of an answer."""
    if text[:1] in _NO_FORMAT:
        return False
    return bool(_HOLLOW.fullmatch(text)) or bool(_FORMAT.fullmatch(folded_format(text)))


def folded_format(text: str) -> str:
    """``text`` as formats are compared."""
    return text.strip(" []<>").casefold()


def is_list_prompt(text: str, value: str | None = None) -> bool:
    """Whether an entry of a list (its text, its value) is the list's own prompt."""
    return value == "" or _bids_to_choose(text)


@remembered(512)
def _bids_to_choose(text: str) -> bool:
    if is_blank(text) or is_prompt(text):
        return True
    return bool(_LIST_PROMPT.fullmatch(folded(text))) or not folded(text)


def looks_filled(text: str) -> bool:
    """Whether ``text`` is a date, a number or the like, which no prompt is: digits and no words."""
    return any(c.isdigit() for c in text) and all(
        word.casefold().startswith(_MONTHS) for word in _LONG_WORD.findall(text)
    )
