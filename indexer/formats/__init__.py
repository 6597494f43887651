"""Stories as other programs read them: tables, citations, feeds, metadata.

Values in, text out. Nothing here knows an engine, a request or a template;
addresses come from the caller.
"""
