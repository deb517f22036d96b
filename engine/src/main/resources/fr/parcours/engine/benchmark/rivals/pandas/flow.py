"""Funnel by level."""

import pandas as pd
from dataset import answer, by_level, eligible, first, steps

OUTCOMES = ["FULL", "PARTIAL", "NONE", "ABSENT"]

step = steps("rank")
first_jury = step[(step["step"] == "JURY") & (step["rank"] == 1)].set_index("journey_id")["outcome"]
reached = eligible(
    step,
    "support",
    support_start=first(step, "SUPPORT_START"),
    dossier=first(step, "DOSSIER"),
    jury=first(step, "JURY"),
    first_outcome=first_jury,
    full=first(step, "JURY", outcome="FULL"),
)
seen = reached["jury"].notna()
stages = pd.DataFrame(
    {
        "level": reached["level"],
        "entered": True,
        "eligible": True,
        "supported": reached["support_start"].notna() | reached["support"].isin(["CERTIFIER", "OTHER"]),
        "dossier": reached["dossier"].notna() | seen,
        "jury": seen,
        **{f"first_{outcome.lower()}": reached["first_outcome"] == outcome for outcome in OUTCOMES},
        "full_validation": reached["full"].notna(),
    }
)
answer(by_level(stages.groupby("level").sum()))
