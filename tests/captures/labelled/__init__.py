"""Invented captures of every form with the story that each must become.

A stand-in for real labelled captures: what is written here follows from how
captures were seen to vary, never from how the cleaner works. `facts` invents
stories, the writers render them, `scorer` counts what the cleaner makes of them.
"""
