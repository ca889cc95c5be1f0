"""Widgets that several screens share; each draws lines of its own and posts messages upwards."""
