"""Counts of a dataset with polars: python journeys_polars.py demo/observatory"""

import json
import sys
from pathlib import Path

import polars as pl


def scan(dataset, table):
    """The published rows of a table: the files that the manifests name, region and campaign as text."""
    files = [
        manifest.parent / file["name"]
        for manifest in sorted(Path(dataset).glob("region=*/campaign=*/partition.json"))
        for file in json.loads(manifest.read_text(encoding="utf-8"))["files"]
        if file["table"] == table
    ]
    return pl.scan_parquet(
        files, hive_partitioning=True, hive_schema={"region": pl.String, "campaign": pl.String}
    )


journey = scan(sys.argv[1], "JOURNEY")
step = scan(sys.argv[1], "STEP")


def counts(rows, prefix, *columns):
    for *key, n in rows.group_by(columns).len().sort(columns).collect().iter_rows():
        print(prefix, *(part or "-" for part in key), end=f"\t{n}\n")


counts(journey, "journeys", "region", "campaign", "certifier")
counts(step, "steps", "step", "outcome")
counts(journey.join(step, on=["region", "campaign", "journey_id"]), "joined", "certifier", "step")
without = journey.filter(pl.col("person_id").is_null()).select(pl.len()).collect().item()
first, last = step.select(first=pl.col("step_date").min(), last=pl.col("step_date").max()).collect().row(0)
print("journeys without person_id", without, sep="\t")
print("first step_date", first, sep="\t")
print("last step_date", last, sep="\t")
print("last observed_until", journey.select(pl.col("observed_until").max()).collect().item(), sep="\t")
