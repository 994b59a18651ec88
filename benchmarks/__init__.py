"""How long the daily commands take beside a peer or the least that they must do, and how even a choice is."""
