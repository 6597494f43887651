"""The query language by examples: for the help page, and held to the language by a test."""

from __future__ import annotations

SECTIONS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Words and phrases",
        (
            ("airlift wing", "Both words, in any form and anywhere in the story."),
            ('"airlift wing"', "The words next to each other, in this order."),
            ('"relief supplies"~5', "In this order, each at most 5 words behind the last."),
            ("airlift -exercise", "The first word and not the second."),
            ('airlift -"field training"', "Without a phrase."),
        ),
    ),
    (
        "Either, both, neither",
        (
            ("typhoon OR earthquake", "Either word. Operators are written in capitals."),
            ("(typhoon OR earthquake) relief", "Either of the first two, and the third."),
            ("relief NOT (exercise OR drill)", "The first word and neither of the others."),
        ),
    ),
    (
        "Spelling and endings",
        (
            ("humanitar*", "Words that begin so."),
            ("wom?n", "? is one letter, * any number of them; at least two letters must be left."),
            ("Kadina~", "Words spelled nearly so; Kadina~2 allows for two slips."),
        ),
    ),
    (
        "In one part of the story",
        (
            ('title:"airlift wing"', "In the title."),
            ("body:typhoon", "In the text."),
            ("caption:harbor", "In a picture's caption."),
            ("title:(typhoon OR earthquake)", "Either word, in the title."),
        ),
    ),
    (
        "By what is known of it",
        (
            ('unit:"airlift wing"', "Units with these words in their name."),
            ("location:JP", "A country, a region or a base, by its name or code."),
            ("author:smith", "A writer, by any part of the name."),
            ("tag:readiness", "A tag."),
            ("kind:image", "news, image, video, audio or other."),
            ("id:486775", "The story's number."),
            ("unit:air*", "Names with a word that begins so."),
        ),
    ),
    (
        "By date",
        (
            ("taken:2024-12", "A year, a month or a day."),
            ("taken:2024-12-01..2025-01-31", "From one day to another; an end can be left out."),
            ("posted:>2024", "Posted later than that; also >=, < and <=."),
            ("taken:FY25", "The fiscal year from October 2024 to September 2025."),
            (
                "posted:last-week",
                "Also today, yesterday, and this- or last- with week, month, year or fy.",
            ),
            ("posted:30d", "The last 30 days; also 2w, 6m and 1y."),
        ),
    ),
)
"""Headings, and below each what can be typed and what it finds."""
