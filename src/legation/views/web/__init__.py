"""The site of a record: pages rendered here, which work without JavaScript and ask nothing of any other machine."""
