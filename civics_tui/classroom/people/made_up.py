"""Made-up names for students: a quality and an animal, each pair once in a session."""

from __future__ import annotations

from collections.abc import Collection

from civics_tui.classroom.people.codes import Draw

_QUALITIES = (
    "Amber Azure Bold Brave Bright Brisk Bronze Calm Cheery Clear Clever Copper Coral Crimson Crisp Daring Eager "
    "Early Fair Fleet Frosty Gentle Glad Golden Grand Green Happy Hardy Honest Indigo Ivory Jade Jolly Keen Kind "
    "Lilac Lively Loyal Lucky Maple Mellow Merry Mighty Misty Noble Olive Pearl Plucky Polite Proud Quick Quiet "
    "Rapid Ruby Rustic Sandy Scarlet Sharp Silver Sincere Snowy Spry Steady Sunny Swift Tall Teal Tidy Topaz "
    "Trusty Velvet Vivid Warm Windy Wise Witty Zesty"
)
_ANIMALS = (
    "Albatross Antelope Badger Bison Bobcat Caribou Cheetah Cicada Condor Cormorant Coyote Crane Cricket Curlew "
    "Dolphin Dragonfly Eagle Egret Elk Falcon Finch Firefly Fox Gazelle Gecko Grebe Hare Hawk Heron Ibis Jaguar "
    "Kestrel Koala Lark Lemur Leopard Lizard Llama Lynx Magpie Manatee Marmot Marten Moose Narwhal Newt Ocelot "
    "Oriole Osprey Otter Owl Panther Pelican Penguin Plover Puffin Puma Quail Rabbit Raven Robin Salmon Seal "
    "Sparrow Stork Swallow Swan Tapir Tern Thrush Toucan Trout Turtle Walrus Wombat Wren Yak Zebra"
)


QUALITIES = tuple(_QUALITIES.split())
ANIMALS = tuple(_ANIMALS.split())


def new_name(taken: Collection[str], draw: Draw) -> str:
    """A name that nobody has; with a number where all pairs are taken."""
    number = int.from_bytes(draw(8)) % (len(QUALITIES) * len(ANIMALS))
    for step in range(len(QUALITIES) * len(ANIMALS)):
        # A step without a common factor meets every pair once.
        place = (number + step * 1_009) % (len(QUALITIES) * len(ANIMALS))
        quality, animal = divmod(place, len(ANIMALS))
        name = f"{QUALITIES[quality]} {ANIMALS[animal]}"
        if name not in taken:
            return name
    base = f"{QUALITIES[number // len(ANIMALS)]} {ANIMALS[number % len(ANIMALS)]}"
    return next(f"{base} {n}" for n in range(2, len(taken) + 3) if f"{base} {n}" not in taken)
