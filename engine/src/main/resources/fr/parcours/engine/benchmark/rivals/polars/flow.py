"""Funnel by level."""

import polars as pl
from dataset import answer, by_level, eligible, first, is_step

OUTCOMES = ["FULL", "PARTIAL", "NONE", "ABSENT"]

jury = is_step("JURY")
reached = eligible(
    support_start=first(is_step("SUPPORT_START")),
    dossier=first(is_step("DOSSIER")),
    jury=first(jury),
    first_outcome=pl.col("outcome").filter(jury, pl.col("rank") == 1).min(),
    full=first(jury, pl.col("outcome") == "FULL"),
)
seen = pl.col("jury").is_not_null()
supported = pl.col("support_start").is_not_null() | pl.col("support").is_in(["CERTIFIER", "OTHER"])
counts = reached.group_by("level").agg(
    entered=pl.len(),
    eligible=pl.len(),
    supported=supported.sum(),
    dossier=(pl.col("dossier").is_not_null() | seen).sum(),
    jury=seen.sum(),
    **{f"first_{outcome.lower()}": (pl.col("first_outcome") == outcome).sum() for outcome in OUTCOMES},
    full_validation=pl.col("full").is_not_null().sum(),
)
answer(by_level(counts.collect()))
