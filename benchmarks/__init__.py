"""How long the daily commands take beside a peer or the least that they must do; no test."""
