"""The least that a Textual app can be, as floors."""
