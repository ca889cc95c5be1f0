"""Full sizes of what the tests do in small: run by hand, `python -m tests.soak NAME`."""
