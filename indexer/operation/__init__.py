"""What those who run a server look at: the status of the index, metrics, the access log.

Values in, lines and tables out. Nothing here knows a request or a page.
"""
