"""`naftctl doctor`: one module per thing that is looked at, each giving parts for the page."""
