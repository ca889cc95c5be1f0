"""What the screen of the builder is made of beside its form: saving, the learner's view, trying on."""
