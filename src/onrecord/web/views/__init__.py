"""Views: rows of the record as values that a page or the API shows, without a request."""
