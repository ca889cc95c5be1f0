"""The screens, one file each, and the dialogs that belong to them."""
