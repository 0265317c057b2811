"""What editors and the office meet in the admin: their queue, the translation report, the records of the site."""
