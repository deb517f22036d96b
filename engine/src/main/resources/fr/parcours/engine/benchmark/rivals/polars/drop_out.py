"""Drop-out by three definitions, by level."""

import polars as pl
from dataset import answer, by_level, eligible, first, is_step

HORIZON = pl.duration(days=731)  # 24 months



def before_jury(date):
    return (pl.col(date) <= pl.col("jury").fill_null(pl.col(date))).fill_null(False)


reached = eligible(
    jury=first(is_step("JURY")),
    withdrawal=first(is_step("WITHDRAWAL")),
    expiry=first(is_step("EXPIRY")),
)
declared = before_jury("withdrawal")
followed = pl.col("entry") + HORIZON <= pl.col("observed_until")
has_jury = (pl.col("jury") <= pl.col("entry") + HORIZON).fill_null(False)
counts = reached.group_by("level").agg(
    **{"declared journeys": pl.len(), "declared dropouts": declared.sum()},
    **{"lapsed journeys": pl.len(), "lapsed dropouts": (before_jury("expiry") & ~declared).sum()},
    **{"presumed journeys": followed.sum(), "presumed dropouts": (followed & ~has_jury).sum()},
)
answer(by_level(counts.collect()))
