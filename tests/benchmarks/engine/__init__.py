"""Our engine beside others: one corpus, one set of questions, one table.

`stories` invents the corpus (out of `language` and `world`), `questions` what is
asked of it, `peers` holds an engine a file; the rest builds, asks, compares and
prints. Nothing here is imported by the product.

    python -m tests.benchmarks.engine --stories 10000
"""
