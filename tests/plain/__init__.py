"""The app in lines."""
