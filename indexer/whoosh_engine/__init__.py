"""The engine that keeps its index in a folder, by Whoosh.

The only room that imports `whoosh`. What it offers is `indexer.engine.Engine`;
none of its own types leave it.
"""
