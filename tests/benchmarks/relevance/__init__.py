"""How well our ranking puts relevant stories first, beside other engines.

`collection` reads judged documents and queries, `rankers` holds each engine's best
hundred for every query, `scores` judges them as trec_eval does, `titles` asks for
stories by their own titles. Nothing here is imported by the product.

    python -m tests.benchmarks.relevance FOLDER [--titles 10000]
"""
