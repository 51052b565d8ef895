"""The pages: addresses, views, forms, presenters, templates and static files."""
