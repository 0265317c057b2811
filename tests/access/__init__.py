"""Who may open what: every address of the site, every kind of visitor."""
