"""The real process killed by SIGKILL, at named points and at random, and what is left counted."""
