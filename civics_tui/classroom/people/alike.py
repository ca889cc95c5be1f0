"""Signs that look alike: a text as the plain letters a reader takes it for. After Unicode UTS 39, the common part."""

from __future__ import annotations

import unicodedata

_PAIRS = (
    ("a", "аαɑ@4ᴀ∀ª"),
    ("b", "ьЬвßʙƀ8"),
    ("c", "сϲςᴄ¢©<"),
    ("d", "ԁɗđᴅ"),
    ("e", "еεєℯ3€ᴇəёɛ"),
    ("f", "ƒғꜰ"),
    ("g", "ɡցɢ9"),
    ("h", "һнʜħ"),
    ("i", "іιɩ1!|íїɪıאl¡"),
    ("j", "јʝᴊ"),
    ("k", "кκᴋ"),
    ("m", "мᴍ"),
    ("n", "ηпɴո"),
    ("o", "оοσ0øθօᴏ°"),
    ("p", "рρᴘþ"),
    ("q", "ԛգ"),
    ("r", "гʀɾ®"),
    ("s", "ѕ$5ꜱʂ§"),
    ("t", "тτ7+†ᴛ"),
    ("u", "υцսᴜµ"),
    ("v", "νѵᴠ"),
    ("w", "ѡωԝᴡш"),
    ("x", "хχ×"),
    ("y", "уγүʏ¥"),
    ("z", "ᴢʐ2"),
)
_LOOKS = str.maketrans({sign: letter for letter, signs in _PAIRS for sign in signs})
_ENCLOSED = {chr(0x1F130 + n): chr(ord("a") + n) for n in range(26)} | {
    chr(base + n): chr(ord("a") + n) for base in (0x1F150, 0x1F170, 0x1F1E6) for n in range(26)
}
_ENCLOSED_TABLE = str.maketrans(_ENCLOSED)


def skeleton(text: str) -> str:
    """The letters that the text looks like, in lower case, with single spaces between words; all else is left out.

    `l`, `1`, `|` and `I` become `i`, as no reader tells them apart. Letters of other scripts that look like none of
    ours stay.
    """
    plain = unicodedata.normalize("NFKD", text.translate(_ENCLOSED_TABLE)).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_LOOKS)
    kept = [sign if sign.isalnum() else " " if sign.isspace() or sign in "_-" else "" for sign in plain]
    return " ".join("".join(kept).split())
