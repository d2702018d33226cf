"""Parts of `scripts/score`: `figures` runs the scorers, `bars` knows what is asked, `floor` guards what was reached."""
