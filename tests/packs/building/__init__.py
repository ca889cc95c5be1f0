"""Tests of writing questions without knowing the format."""
