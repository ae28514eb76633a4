"""A pocket calculator for the sums that sentences print: 2489.116 / 2737.391, (99.20% − 90.93%) × 5.

Exact in rationals; ln, exp and sqrt carry 50 digits.
"""

import math
import re
from fractions import Fraction

import formula

TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)(%?)|([a-z]+)|([-−+×/(),]))")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?%?")
FUNCTIONS = {
    "min": min,
    "max": max,
    "abs": abs,
    "ln": formula.OPERATIONS["ln"],
    "exp": formula.OPERATIONS["exp"],
    "sqrt": formula.OPERATIONS["sqrt"],
}


class Calculator:
    def __init__(self, text):
        self.tokens, at = [], 0
        while text[at:].strip():
            found = TOKEN.match(text, at)
            if not found:
                raise ValueError(f"no sum: {text!r} at {text[at:]!r}")
            self.tokens.append(found.groups())
            at = found.end()
        self.text, self.at = text, 0

    def sign(self):
        return self.tokens[self.at][3] if self.at < len(self.tokens) else None

    def take(self, *signs):
        if self.sign() not in signs:
            return None
        self.at += 1
        return self.tokens[self.at - 1][3]

    def must(self, sign):
        if not self.take(sign):
            raise ValueError(f"no sum: {self.text!r} lacks {sign}")

    def sum(self):
        total = self.product()
        while sign := self.take("+", "-", "−"):
            part = self.product()
            total = total + part if sign == "+" else total - part
        return total

    def product(self):
        total = self.factor()
        while sign := self.take("×", "/"):
            part = self.factor()
            total = total * part if sign == "×" else total / part
        return total

    def factor(self):
        if self.take("-", "−"):
            return -self.factor()
        if self.take("("):
            total = self.sum()
            self.must(")")
            return total
        if self.at == len(self.tokens):
            raise ValueError(f"no sum: {self.text!r} ends too early")
        number, percent, name, _ = self.tokens[self.at]
        self.at += 1
        if number:
            return Fraction(number) / (100 if percent else 1)
        self.must("(")
        arguments = [self.sum()]
        while self.take(","):
            arguments.append(self.sum())
        self.must(")")
        return FUNCTIONS[name](*arguments)


def calculate(text):
    """The value of a sum; raises ValueError for what is none."""
    calculator = Calculator(text)
    value = calculator.sum()
    if calculator.at != len(calculator.tokens):
        raise ValueError(f"no sum: {text!r}")
    return value


def number(text):
    """A printed number, negative or in per cent."""
    if not NUMBER.fullmatch(text):
        raise ValueError(f"no number: {text!r}")
    return Fraction(text.rstrip("%")) / (100 if text.endswith("%") else 1)


def unit(text):
    """One in the last decimal of a printed number."""
    digits = text.rstrip("%").partition(".")[2]
    return Fraction(1, 10 ** (len(digits) + (2 if text.endswith("%") else 0)))


def is_rounded(value, text):
    """Whether text is the value to its last decimal."""
    return abs(value - number(text)) <= unit(text) / 2 + Fraction(1, 10**11) * max(1, abs(value))


def settle(value, decimals, rounding):
    """Points as the framework rounds them; 1e-9 of the last decimal is forgiven."""
    half = Fraction(1, 2) if rounding == "half-up" else 0
    units = math.floor(value * 10**decimals + half + Fraction(1, 10**9))
    return Fraction(units, 10**decimals)
