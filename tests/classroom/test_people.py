"""F20, F21 and F28: codes cannot be guessed, names cannot offend or deceive, and both leave honest students alone."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civics_tui.classroom.people import codes, made_up, names
from civics_tui.classroom.people.limits import Buckets, Door, Pace, Rate
from civics_tui.classroom.people.refused_words import ANYWHERE
from civics_tui.classroom.rules.policy import Policy
from civics_tui.classroom.rules.refused import NameRefused, NoSuchCode, NoSuchToken, NotNow, TooMany
from tests.classroom.world import START, World, drawer

_REAL_NAMES = """
Aaliyah Aaron Abdullah Abigail Adaeze Adrian Aisha Alejandro Alexander Alicia Amir Ana Anaïs Andre Angela Anja
Anneliese Antonio Arjun Ashley Assunta Ayşe Bartholomew Beatriz Ben Bessie Bodhi Brandon Brigitte Camila
Cassandra Cassidy Cathal Chandra Charlotte Chiara Chloë Christopher Clitus Constance Cristiano Curtis Cyril Dai
Daisy Dakota Daniel Danica Deepika Demetrius Diego Dmitri Dolores Dominic Ebony Eduardo Eilidh Elijah Elizabeth
Emeka Emma Esperanza Essie Ethan Eugène Fatima Felicity Finn Fiona Francesca Francisco Gabriel Genevieve
Giovanni Grace Guðrún Gustavo Hamza Hannah Hassan Hayden Heather Hiroshi Ibrahim Ignacio Imani Ingrid Isabella
Isaiah Ivan Jack Jacqueline Jamal Jasmine Javier Jesús Jia Jin João Joaquín Johannes Jordan José Joshua Juan
Julia Kai Kamala Katarzyna Kayla Keisha Kenji Kimberly Kwame Laila Lakshmi Latisha Laura Leticia Liam Lourdes
Luca Lucía Lupe Mackenzie Magnus Malik Margaret María Mateo Matilda Matthias Maximilian Mehmet Mei Melissa
Michael Miguel Mohammed Monique Moses Muhammad Nadia Naomi Natasha Nazir Ngozi Nguyen Niamh Nicholas Nigel Noor
Octavia Oliver Olumide Oscar Özlem Pablo Patricia Pedro Penelope Philippa Priya Qasim Quentin Rachel Rafael
Rajesh Raúl Rebecca Ricardo Roberto Rosa Ryan Saanvi Salma Samuel Sanjay Saoirse Sebastian Shaniqua Siobhán
Sofía Søren Stephanie Sunita Tamika Tariq Tatiana Thomas Titus Tomasz Tyrone Uchenna Umar Valentina Vikram
Violet Wei Wolfgang Xavier Ximena Xiomara Yasmin Yolanda Youssef Yuki Zachary Zainab Zoë Владимир Дмитрий
Анастасия Ольга Γιώργος Δημήτρης محمد فاطمة 王小明 李娜 田中 さくら 김민준 สมชาย
"""
REAL_NAMES = _REAL_NAMES.split()
_SURNAMES = """
Hancock Dickson Cockburn Lipschitz Cummings Titmus Fagan Weiner Essex Sussex Butts Draper Grossman Kuntz Nazario
Analise Pennington Glasscock Babcock Peacock Hitchcock Dickinson Assad Bassett Sexton Gaylord Wanklyn
"""
SURNAMES = _SURNAMES.split()


def test_codes_are_evenly_drawn_and_read_in_any_spelling() -> None:
    draw = drawer(1)
    found = [codes.new_code(draw) for _ in range(5_000)]
    assert len(set(found)) > 4_990
    counted = Counter("".join(found))
    assert set(counted) == set(codes.ALPHABET)
    assert max(counted.values()) < 1.2 * min(counted.values())
    for code in found[:50]:
        assert codes.typed(codes.written(code).lower()) == code
        assert codes.typed(f" {code[:2]} {code[2:]} ") == code


@pytest.mark.parametrize("text", ["", "K7M-4P", "K7M-4PDD", "K7M-4P0", "K7M 4PI", "‮K7M4PD", "ＫＫＫＫＫＫ"])
def test_what_is_no_code(text: str) -> None:
    assert codes.typed(text) is None


def test_made_up_names_are_taken_once() -> None:
    draw = drawer(2)
    taken: set[str] = set()
    for _number in range(len(made_up.QUALITIES) * len(made_up.ANIMALS) + 5):
        taken.add(made_up.new_name(taken, draw))
    assert len(taken) == len(made_up.QUALITIES) * len(made_up.ANIMALS) + 5
    assert not any(names.offends(name) for name in taken)
    assert all(names.clean_name(name) == name for name in taken)
    assert len({names.key(name) for name in taken}) == len(taken)


@given(st.text(max_size=60))
def test_a_clean_name_is_clean(text: str) -> None:
    try:
        name = names.clean_name(text)
    except NameRefused:
        return
    assert 1 <= names.graphemes(name) <= names.LONGEST
    assert names.clean_name(name) == name
    assert name.isprintable() or "\u200d" in name or "\u200c" in name


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Ada   Lovelace ", "Ada Lovelace"),
        ("Ada\u202eecalevoL", "AdaecalevoL"),
        ("\x1b[31mAda", "[31mAda"),
        ("Ａｄａ", "Ada"),
        ("A\u200bda", "Ada"),
        ("José", "José"),
        ("👩‍👩‍👧 family", "👩‍👩‍👧 family"),
    ],
)
def test_what_is_kept_of_a_name(text: str, kept: str) -> None:
    assert names.clean_name(text) == kept


@pytest.mark.parametrize("text", ["", " ", "\u200b", "---", "x" * 21, "\u202e\u2066", "\u0301\u0301", "🏳️‍🌈" * 21])
def test_names_that_are_none(text: str) -> None:
    with pytest.raises(NameRefused):
        names.clean_name(text)


def test_pictures_count_as_one_sign() -> None:
    assert [names.graphemes(one) for one in ("", "é", "e\u0301", "👩‍👩‍👧", "👍🏽", "🇩🇪", "🇩🇪🇫🇷", "ab")] == [
        0,
        1,
        1,
        1,
        1,
        1,
        2,
        2,
    ]


DISGUISES: list[Callable[[str], str]] = [
    str.upper,
    lambda word: word.replace("i", "1").replace("e", "3").replace("a", "@").replace("s", "$").replace("o", "0"),
    lambda word: word.translate(str.maketrans("aceopxyi", "асеорхуі")),
    lambda word: "\u200b".join(word),
    lambda word: " ".join(word),
    lambda word: ".".join(word),
    lambda word: word[:2] + word[1] * 3 + word[2:],
    lambda word: "".join(chr(ord(sign) + 0xFEE0) if sign.isascii() and sign.isalpha() else sign for sign in word),
    lambda word: "".join(sign + "\u0336" for sign in word),
    lambda word: "x" + word + "x",
]


def test_refused_words_are_caught_in_disguise() -> None:
    tried = [disguise(word) for word in sorted(ANYWHERE) if word.isalpha() for disguise in DISGUISES]
    missed = [one for one in tried if not names.offends(one)]
    assert len(missed) <= 0.05 * len(tried), missed


def test_real_names_are_left_alone() -> None:
    chance = random.Random(1)
    tried = [
        *REAL_NAMES,
        *SURNAMES,
        *(f"{chance.choice(REAL_NAMES)} {surname}" for surname in SURNAMES for _ in range(5)),
    ]
    refused = [name for name in tried if names.offends(name)]
    assert len(refused) <= 0.01 * len(tried), refused


def test_the_list_of_refused_words_is_the_teachers() -> None:
    word = sorted(ANYWHERE)[0]
    assert names.offends(word)
    assert not names.offends(word, allowed=[word])
    assert not names.offends("Potato")
    assert names.offends("P0tat0", extra=["potato"])


def test_a_name_that_looks_like_another_is_taken(world: World) -> None:
    world.begin(policy=Policy(names="own"))
    first = world.join("Ada")
    for alike in ("ada", "Аdа", "A d a", "4da"):
        with pytest.raises(NameRefused):
            world.join(alike)
    world.done(world.room.host.rename(first.id, "Grace"))
    assert world.join("ADA").name == "ADA"


def test_a_list_is_claimed_once(world: World) -> None:
    world.begin(policy=Policy(names="list", approve=True), start=False)
    assert world.done(world.room.host.expect(world.session, [("7", "Ada"), ("8", "Ben")])) == 2
    claim = world.room.entrance.claim
    joined = world.done(claim(world.code, "7", address="10.0.0.2", client="terminal"))
    assert (joined.student.name, joined.student.status) == ("Ada", "waiting")
    with pytest.raises(NameRefused):
        world.done(claim(world.code, "7", address="10.0.0.3", client="terminal"))
    with pytest.raises(NameRefused):
        world.join("Cleo")
    world.done(world.room.host.approve(joined.student.id))
    assert world.room.entrance.who(joined.token).status == "in"
    with pytest.raises(NotNow):
        world.done(world.room.host.approve(joined.student.id))


def test_tokens_are_refused_that_are_nobodys(world: World) -> None:
    """F21: guessed, of another session's student, replaced, removed."""
    world.begin()
    student = world.join()
    token = world.tokens[student.id]
    assert world.room.entrance.who(token).id == student.id
    fresh = world.done(world.room.host.new_token(student.id))
    world.begin()
    other = world.join()
    assert world.room.entrance.who(fresh).session != other.session
    world.done(world.room.host.remove(other.id))
    assert world.made is not None
    for wrong in ("", token, world.tokens[other.id], world.made.token, fresh[:-1], fresh + "A"):
        with pytest.raises(NoSuchToken):
            world.room.entrance.who(wrong)
    assert world.room.entrance.host_of(world.made.token) == world.session
    with pytest.raises(NoSuchToken):
        world.room.entrance.host_of(fresh)


def test_a_code_lives_as_long_as_its_session(world: World) -> None:
    world.begin(policy=Policy(late_join=False))
    world.join()
    run = world.ask()
    with pytest.raises(NotNow):
        world.join()
    world.over(run.id)
    world.done(world.room.host.finish(world.session))
    with pytest.raises(NoSuchCode):
        world.join()


def test_guessing_is_slowed_down_and_a_class_behind_one_address_is_not() -> None:
    """F20 in small: 50 addresses guess for ten minutes, and memory does not grow."""
    door = Door(b"secret")
    tried = 0
    now = START
    for second in range(600):
        now = START + second * 1_000
        for address in range(50):
            try:
                door.enter(f"10.1.0.{address}", now)
            except TooMany:
                continue
            tried += 1
            door.failed(f"10.1.0.{address}", now)
        if second % 30 == 0:
            for _student in range(32):
                door.enter(f"10.0.{second}.1", now)
    assert tried < 6_000
    assert tried * 1_000 < 31**6
    with pytest.raises(TooMany) as slow:
        door.enter("10.1.0.1", now)
    assert 0 < slow.value.wait < 60


def test_buckets_forget_and_refill() -> None:
    buckets = Buckets(Rate(5, 1_000), most=100)
    assert [buckets.take(b"me", START) == 0 for _ in range(6)] == [True] * 5 + [False]
    assert buckets.take(b"me", START + 200) == 0
    assert buckets.take(b"me", START + 200) > 0
    for number in range(1_000):
        buckets.take(number.to_bytes(4), START)
    assert len(buckets) <= 100


def test_a_student_who_sends_too_fast_waits_alone() -> None:
    pace = Pace()
    for _send in range(5):
        pace.send(1, START)
    with pytest.raises(TooMany):
        pace.send(1, START)
    pace.send(2, START)
    pace.send(1, START + 1_000)
