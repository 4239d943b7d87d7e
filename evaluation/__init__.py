"""The gate of accuracy: what Legation reads against what careful readers wrote down.

``python -m evaluation [--update] [NAME...]`` reads the gold, prints each scorer's table and compares it with
`floors.toml`; ``python -m evaluation.errors FOLDER`` counts what goes wrong. The gold is no part of the project: it
lies in ``../shared/gold`` or where LEGATION_GOLD says.
"""
