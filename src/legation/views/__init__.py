"""Views: what people see of a record."""
