"""English: the pipeline that ships with the package, its sentences, and their trees in roles."""
