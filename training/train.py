"""Train one part of the English pipeline on the processor.

    python training/train.py {parser|names} CORPUS OUTPUT [STEPS]

CORPUS is the folder that convert.py wrote. The best model so far lies in OUTPUT/model-best at any time.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, load_model_from_config
from thinc.api import NumpyOps, set_current_ops

import legation.language.sentences  # noqa: F401  (registers the sentence rule)


def main(part: str, corpus: Path, output: Path, steps: int) -> None:
    # numpy's matrix product is two to three times as fast here as thinc's own, with identical results.
    set_current_ops(NumpyOps(use_blis=False))
    overrides = {
        "paths.train": str(corpus / f"{part}-all.spacy"),
        "paths.dev": str(corpus / f"{part}-dev.spacy"),
        "paths.vectors": str(corpus / "vectors"),
        "training.max_steps": steps,
    }
    config = load_config(Path(__file__).with_name(f"{part}.cfg"), overrides=overrides, interpolate=False)
    output.mkdir(parents=True, exist_ok=True)
    filled = load_model_from_config(config, auto_fill=True).config
    train(init_nlp(filled), output)


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) == 5 else 2000)
