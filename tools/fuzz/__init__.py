"""Throws broken input at every door of Legation: `python -m tools.fuzz [--minutes N] [--only KIND] [--seed N]`.

Each kind of input (`kinds.py`) draws inputs from a seed, throws them, and says what came. What must come are answers
and errors of ours, within bounded time and memory; the rest is made as small as it can be, kept in a file, and told.
Input number 17 of a kind under a seed is the same on every machine.
"""
