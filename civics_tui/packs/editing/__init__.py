"""The parts of `packs.edit`: what a file holds as data, where it stands, how values are written, and the patches."""
