"""Eligible journeys of a dataset with one campaign, by polars."""

import json
import sys
from pathlib import Path

import numpy as np
import polars as pl

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


def scan(table):
    files = [
        manifest.parent / file["name"]
        for manifest in sorted(Path(sys.argv[1]).glob("region=*/campaign=*/partition.json"))
        for file in json.loads(manifest.read_text(encoding="utf-8"))["files"]
        if file["table"] == table
    ]
    return pl.scan_parquet(files, hive_partitioning=True, hive_schema={"region": pl.String, "campaign": pl.String})


def first(*conditions):
    return pl.col("step_date").filter(*conditions).min()


def is_step(*names):
    return pl.col("step").is_in(names)


def eligible(**dates):
    """Journeys with a favourable decision, with the given columns made of their steps."""
    favourable = first(is_step("ELIGIBILITY"), pl.col("outcome") == "FAVOURABLE")
    steps = scan("STEP").group_by("journey_id").agg(entry=favourable, **dates)
    return steps.filter(pl.col("entry").is_not_null()).join(scan("JOURNEY"), on="journey_id")


def with_covariates(rows):
    age = pl.col("entry").dt.year() - pl.col("birth_year")
    half_year = pl.when(pl.col("entry").dt.month() <= 6).then(pl.lit("-S1")).otherwise(pl.lit("-S2"))
    return rows.with_columns(
        pl.col("level").cast(pl.String),
        age_band=age.cut([29, 39, 49], labels=["15-29", "30-39", "40-49", "50+"]).cast(pl.String),
        entry_half_year=pl.col("entry").dt.year().cast(pl.String) + half_year,
    )


def design(rows, weight):
    """One indicator per value of a covariate but the most frequent one: names and matrix."""
    names, columns = [], []
    for covariate in COVARIATES:
        values = rows.group_by(covariate).agg(pl.col(weight).sum()).sort([weight, covariate], descending=[True, False])
        for value in sorted(values[covariate][1:]):
            names.append(f"{covariate} {value}")
            columns.append((rows[covariate] == value).cast(pl.Float64).alias(names[-1]))
    return names, pl.DataFrame(columns).to_numpy()


def by_level(counts):
    return {f"{row['level']} {name}": n for row in counts.to_dicts() for name, n in row.items() if name != "level"}


def ratios(name, values, fit):
    """Ratios with their limits, by covariate and value."""
    table = np.exp(np.column_stack([fit.params, fit.conf_int()]))
    columns = [name, "lower", "upper"]
    return {f"{value} {column}": x for value, row in zip(values, table) for column, x in zip(columns, row)}


def answer(values):
    print(json.dumps(values, default=lambda number: number.item()))
