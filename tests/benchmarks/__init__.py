"""Seeded benchmarks: each prints its settings and its rates; none asserts a speed."""
