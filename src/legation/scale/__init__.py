"""The same reading and the same record on Spark, for more articles than one machine reads."""
