"""What an inspection is. Values only: nothing here reads, writes or prints."""
