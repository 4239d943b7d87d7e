"""What a whole reading costs where every article is on diplomacy: `python -m benchmarks diplomacy`.

As `reading` compares it for general news. `--corpus` takes releases of the State Department, in an order by chance;
else the articles are our own examples over and over.
"""

from __future__ import annotations

from benchmarks.inputs import diplomacy
from benchmarks.reading import comparison

COMPARISON = comparison("reading, all diplomacy", diplomacy)
