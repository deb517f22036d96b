"""Drop-out by three definitions, by level."""

import pandas as pd
from dataset import answer, by_level, eligible, first, steps

HORIZON = pd.Timedelta(days=731)  # 24 months

step = steps()
rows = eligible(
    step,
    "observed_until",
    jury=first(step, "JURY"),
    withdrawal=first(step, "WITHDRAWAL"),
    expiry=first(step, "EXPIRY"),
)
declared = rows["withdrawal"] <= rows["jury"].fillna(rows["withdrawal"])
lapsed = (rows["expiry"] <= rows["jury"].fillna(rows["expiry"])) & ~declared
followed = rows["entry"] + HORIZON <= rows["observed_until"]
has_jury = rows["jury"] <= rows["entry"] + HORIZON
definitions = pd.DataFrame(
    {
        "level": rows["level"],
        "declared journeys": True,
        "declared dropouts": declared,
        "lapsed journeys": True,
        "lapsed dropouts": lapsed,
        "presumed journeys": followed,
        "presumed dropouts": followed & ~has_jury,
    }
)
answer(by_level(definitions.groupby("level").sum()))
