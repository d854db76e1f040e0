"""Results as files: calendars (.ics) and tables (.csv), text in, text out."""
