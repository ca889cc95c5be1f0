"""The full-screen face, drawn with Textual: it renders state and sends events, and decides nothing."""
