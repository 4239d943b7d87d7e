"""Keys as numbers of 60 bits: where thousands of millions are sorted they take a third of the room, in one order."""

from __future__ import annotations

from typing import Final

from pyspark.sql import Column
from pyspark.sql import functions as sql

from legation.record.keys import LETTERS

#: The letters of keys (RFC 4648, base 32) in the order of the alphabet of computers, which records sort by.
ALPHABET: Final = "234567abcdefghijklmnopqrstuvwxyz"
DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUV"
BASE: Final = 32
TO_DIGITS: Final = str.maketrans(ALPHABET, DIGITS)


def number_of(key: str) -> int:
    """The number of a key."""
    return int(key.translate(TO_DIGITS), BASE)


def key_of(number: int) -> str:
    """The key that a number stands for."""
    return "".join(ALPHABET[number >> 5 * place & BASE - 1] for place in reversed(range(LETTERS)))


def number_column(key: Column) -> Column:
    """The numbers of a column of keys."""
    return sql.conv(sql.translate(key, ALPHABET, DIGITS), BASE, 10).cast("long")


def key_column(number: Column) -> Column:
    """The keys of a column of numbers."""
    digits = sql.lpad(sql.conv(number.cast("string"), 10, BASE), LETTERS, DIGITS[0])
    return sql.translate(digits, DIGITS, ALPHABET)
