"""The installed app in a real terminal."""
