"""Eligible journeys of a dataset with one campaign, by pandas."""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.dataset as ds

COVARIATES = [
    "certifier",
    "level",
    "sex",
    "employment_status",
    "disability",
    "age_band",
    "region",
    "entry_half_year",
]
FEW_VALUES = ["certifier", "sex", "employment_status", "disability", "support", "step", "outcome"]


def read(table, *columns):
    files = [
        str(manifest.parent / file["name"])
        for manifest in sorted(Path(sys.argv[1]).glob("region=*/campaign=*/partition.json"))
        for file in json.loads(manifest.read_text(encoding="utf-8"))["files"]
        if file["table"] == table
    ]
    keys = ds.partitioning(pa.schema([("region", pa.string()), ("campaign", pa.string())]), flavor="hive")
    options = ds.ParquetReadOptions(dictionary_columns=[column for column in columns if column in FEW_VALUES])
    rows = ds.dataset(files, format=ds.ParquetFileFormat(read_options=options), partitioning=keys)
    return rows.to_table(columns=["journey_id", *columns]).unify_dictionaries().to_pandas(date_as_object=False)


def steps(*columns):
    return read("STEP", "step", "step_date", "outcome", *columns)


def first(step, *names, outcome=None):
    """First date of a kind of step, by journey."""
    wanted = step["step"].isin(names)
    if outcome is not None:
        wanted &= step["outcome"] == outcome
    return step[wanted].groupby("journey_id")["step_date"].min()


def eligible(step, *attributes, **dates):
    """Journeys with a favourable decision, with the given dates."""
    journey = read("JOURNEY", "level", *attributes).set_index("journey_id")
    entry = first(step, "ELIGIBILITY", outcome="FAVOURABLE").rename("entry")
    return journey.join(entry, how="inner").join([date.rename(name) for name, date in dates.items()])


def with_covariates(rows):
    age = rows["entry"].dt.year - rows["birth_year"]
    half_year = pd.Series(np.where(rows["entry"].dt.month <= 6, "-S1", "-S2"), index=rows.index)
    return rows.assign(
        age_band=pd.cut(age, [-np.inf, 29, 39, 49, np.inf], labels=["15-29", "30-39", "40-49", "50+"]),
        entry_half_year=(rows["entry"].dt.year.astype(str) + half_year).astype("category"),
    )


def design(rows, weight):
    """One indicator per value of a covariate but the most frequent one."""
    columns = {}
    for covariate in COVARIATES:
        journeys = weight.groupby(rows[covariate], observed=True).sum().sort_index()
        for value in journeys.index.drop(journeys.idxmax()):
            columns[f"{covariate} {value}"] = (rows[covariate] == value).astype(float)
    return pd.DataFrame(columns)


def by_level(counts):
    return {f"{level} {name}": n for level, row in counts.to_dict("index").items() for name, n in row.items()}


def ratios(name, values, fit):
    """Ratios with their limits, by covariate and value."""
    table = pd.DataFrame(fit.conf_int(), index=values, columns=["lower", "upper"]).assign(**{name: fit.params})
    return {f"{value} {column}": x for value, row in np.exp(table).iterrows() for column, x in row.items()}


def answer(values):
    print(json.dumps(values, default=lambda number: number.item()))
