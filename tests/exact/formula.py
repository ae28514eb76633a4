"""Formulas over items in exact rationals: + - * /, parentheses, abs min max ln exp sqrt.

ln, exp and sqrt are the only things here that are not exact: they carry 50 digits.
"""

import re
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 50


class Absence:
    """Why a value is not a number. Compared by identity."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


MISSING = Absence("missing")
NA = Absence("not applicable")
INVALID = Absence("invalid")

TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_.]*)|([-+*/(),]))")
FUNCTIONS = {"abs": 1, "min": 2, "max": 2, "ln": 1, "exp": 1, "sqrt": 1}


def decimal_of(number):
    """A rational to 50 digits."""
    return Decimal(number.numerator) / Decimal(number.denominator)


class Parser:
    """Makes a tree of tuples: ("number", Fraction), ("item", code), (operation, ...)."""

    def __init__(self, text):
        self.text = text
        self.tokens = []
        at = 0
        while text[at:].strip():
            found = TOKEN.match(text, at)
            if not found:
                raise ValueError(f"{text!r}: nothing known at {text[at:]!r}")
            self.tokens.append(found.groups())
            at = found.end()
        self.at = 0

    def sign(self):
        return self.tokens[self.at][2] if self.at < len(self.tokens) else None

    def take(self, sign):
        if self.sign() != sign:
            raise ValueError(f"{self.text!r}: {sign} expected")
        self.at += 1

    def chain(self, signs, part):
        """Parts with operations between them, the left ones first."""
        left = part()
        while self.sign() in signs:
            operation = self.sign()
            self.at += 1
            left = (operation, left, part())
        return left

    def sum(self):
        return self.chain(("+", "-"), self.product)

    def product(self):
        return self.chain(("*", "/"), self.factor)

    def factor(self):
        if self.sign() in ("+", "-"):
            operation = self.sign()
            self.at += 1
            return (operation, ("number", Fraction(0)), self.factor())
        if self.sign() == "(":
            self.take("(")
            inner = self.sum()
            self.take(")")
            return inner
        if self.at >= len(self.tokens) or self.sign():
            raise ValueError(f"{self.text!r}: a number or an item expected")
        number, name, _ = self.tokens[self.at]
        self.at += 1
        if number:
            return ("number", Fraction(number))
        if name in FUNCTIONS and self.sign() == "(":
            return self.call(name)
        return ("item", name)

    def call(self, name):
        self.take("(")
        arguments = [self.sum()]
        while self.sign() == ",":
            self.take(",")
            arguments.append(self.sum())
        self.take(")")
        if len(arguments) != FUNCTIONS[name]:
            raise ValueError(f"{self.text!r}: {name} takes {FUNCTIONS[name]}")
        return (name, *arguments)


def parse(text):
    parser = Parser(text)
    tree = parser.sum()
    if parser.at != len(parser.tokens):
        raise ValueError(f"{text!r}: more than one formula")
    return tree


def items(tree):
    """The codes of the items that a formula uses."""
    if tree[0] == "item":
        return {tree[1]}
    if tree[0] == "number":
        return set()
    return set().union(*(items(part) for part in tree[1:]))


def evaluate(tree, value):
    """The value of a formula where value maps an item's code to a Fraction, MISSING or NA.

    A missing input makes it MISSING, else one that is not applicable makes it NA. Then it is
    calculated: an operation that has no result makes it INVALID, else a 0/0 makes it NA.
    """
    inputs = [value[code] for code in items(tree)]
    for absence in (MISSING, NA):
        if any(given is absence for given in inputs):
            return absence
    return calculate(tree, value)


def calculate(tree, value):
    kind = tree[0]
    if kind == "number":
        return tree[1]
    if kind == "item":
        return value[tree[1]]
    arguments = [calculate(part, value) for part in tree[1:]]
    for absence in (INVALID, NA):
        if any(argument is absence for argument in arguments):
            return absence
    return OPERATIONS[kind](*arguments)


def divide(left, right):
    if right == 0:
        return NA if left == 0 else INVALID
    return left / right


def natural_logarithm(number):
    return Fraction(decimal_of(number).ln()) if number > 0 else INVALID


def square_root(number):
    return Fraction(decimal_of(number).sqrt()) if number >= 0 else INVALID


OPERATIONS = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": divide,
    "abs": abs,
    "min": min,
    "max": max,
    "ln": natural_logarithm,
    "exp": lambda number: Fraction(decimal_of(number).exp()),
    "sqrt": square_root,
}
