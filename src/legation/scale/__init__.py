"""Reading on many machines: the same reader on Spark."""
