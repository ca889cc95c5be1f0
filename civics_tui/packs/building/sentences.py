"""The sentences of advice, in a teacher's words: what the reader and the lint find, said for a form without a file.

`{told}` is the sentence of the reader or the rule where that names nothing of the format; `{what}` is the field, `{n}`
the row. A test goes through the examples of every rule and looks for words of the format.
"""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "E104": "{what} says the same as another one. Change one of the two, or take it away.",
    "E105": "In {what} stands a sign that cannot be seen, or that steers the screen. Type it anew.",
    "E106": "Something in this question cannot be read. It is mended in an editor.",
    "E107": "Something in this question is not taken in a pack. It is mended in an editor.",
    "E108": "Something stands twice in this question. It is mended in an editor.",
    "E109": "Another question goes by the same name, so that one of the two is left out.",
    "E110": "Choose what kind of question it is.",
    "E111": "Choose what kind of question it is.",
    "E112": "Something was written into this question by hand that is not understood.",
    "E113": "{what} lacks something that it needs.",
    "E114": "{what} holds something else than it should. Type it anew.",
    "E115": "{what}: a name takes letters a-z, digits and - _ between them.",
    "E116": "{what} holds a word that it does not take. Choose again.",
    "E117": "{what} is too long, or one word of it is. Say it in fewer words.",
    "E118": "{what} is empty.",
    "E119": "{what} has too few or too many rows.",
    "E120": "{what} needs a number in digits.",
    "E121": "{what} needs true or false.",
    "E122": "{what} needs a number in digits.",
    "E123": "Mark one right choice.",
    "E124": "{what} needs a date such as 2016, 2016-11 or 2016-11-09.",
    "E125": "The number in {what} is out of range.",
    "E126": "On what people differ, no answer is right and none earns points.",
    "E127": "{what} needs a number in digits, such as 38 or 33.2; how far off may be a share such as 5 %.",
    "E128": "{what} names as wrong what counts as right. Take one of the two away.",
    "E129": "A gap of the question and the list of gaps do not fit. Each gap stands once in the question.",
    "E130": "What it belongs to is not there any more. Choose again.",
    "E131": "It names a misconception that this pack does not have.",
    "E132": "It rests on a statement that the collection of sources does not have.",
    "E133": "{what} has a link to a word that is not explained in this pack.",
    "E134": "{what} has a link to a page that this pack does not have.",
    "E140": "In {what}, {{ and }} stand for a number that changes. Write \\{{ for the sign itself.",
    "E141": "The numbers that change in this question do not work out. They are changed in an editor.",
    "E142": "A formula of this question does not work out. It is changed in an editor.",
    "E143": "With some of its changing numbers this question cannot be asked. They are changed in an editor.",
    "E150": "In {what} stands a sign that would change how the text looks. Leave it out, or write \\ before it.",
    "E151": "{what} needs an address that starts with https://",
    "E163": "{what} says nothing of where it is held.",
    "W163": "{told}. Make the views about equally long.",
    "L01": "{told}. Shorten it, or make the others as exact.",
    "L02": "{told}. Say it without the word.",
    "L03": "{told}. Say how often, or leave the word out.",
    "L04": "{told}. Let it always stand last, or make several right.",
    "L05": "{told}. Let it always stand last.",
    "L06": "{told}. Make several right instead.",
    "L07": "The question asks for what is not so. Ask for what is so, or set the word in bold.",
    "L08": "Only some choices fit behind the last word of the question, and the right one is among them.",
    "L09": "Only the right choice takes up a word of the question. Use another word, or give it to a wrong one, too.",
    "L11": "{told}. Make a second pair, or replace the wrong one.",
    "L13": "{told}. Change one of them, or take it away.",
    "L14": "Ask one whole question that says what it is about.",
    "L16": "{told}. Write them from small to large.",
    "L17": "{told}. Judge one of them, and tell the other.",
    "L18": "{told}.",
    "L19": "{told}. Name it, or name the year.",
    "L20": "{told}. Change the text, or take it away.",
    "L21": "{told}. Let each start above the end of the one before.",
    "L25": "{told}. Three or four that somebody would pick are best.",
    "L26": "Another question gives the answer to this one away. Do not ask both in one test, or say it in another way.",
    "L27": "Another question asks nearly the same. Take one away, or ask something else.",
    "L29": "It was to be looked at again by now. Check it, then change the day.",
    "L30": "What is said here tells only that it was wrong. Say why, or leave it out.",
    "L31": "{told}. Say what leads to it instead.",
    "L32": "The question is hard to read for those it is for. Use shorter sentences and plainer words.",
    "L35": 'The last pair comes free. Write a text below "Left over" that belongs to nothing.',
    "L36": "{told}. Move these words into the question.",
    "L37": "How far off an answer may be does not fit the number.",
    "L38": "With some of its changing numbers this question cannot be asked. They are changed in an editor.",
}
"""By the codes of the reader and the lint."""
OTHER = "Something is not right in {what}."
"""Where there is no sentence."""
UNSAID = frozenset({"I101", "L28"})
"""What is said in another way, or does not matter here."""
LACKING = frozenset({"E113", "E118", "E119", "E123", "E129", "E163", "E127", "E104"})
"""What the reader says where something is lacking, which is said better from the form."""
