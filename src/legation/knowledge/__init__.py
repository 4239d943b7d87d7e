"""What is known before reading: states, organisations, bodies, outlets, places, office-holders and dated events.

The knowledge itself is data, in the readable tables of ``data/``, where each line names its source. The modules here
load and check those tables, each on first use, and hold no facts of their own.
"""
