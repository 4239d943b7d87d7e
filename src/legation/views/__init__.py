"""Views: what people do with the record. They read it, and never write to it."""
