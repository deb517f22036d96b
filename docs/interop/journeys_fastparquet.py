"""Counts of a dataset with pandas and fastparquet: python journeys_fastparquet.py demo/observatory"""

import json
import sys
from pathlib import Path

import pandas as pd
from fastparquet import ParquetFile


def read(dataset, table, columns):
    """The published rows of a table: the files that the manifests name, with the keys of the manifests as text."""
    parts = []
    for path in sorted(Path(dataset).glob("region=*/campaign=*/partition.json")):
        manifest = json.loads(path.read_text(encoding="utf-8"))
        for file in manifest["files"]:
            if file["table"] == table:
                rows = ParquetFile(str(path.parent / file["name"])).to_pandas(columns=["journey_id", *columns])
                parts.append(rows.assign(region=manifest["region"], campaign=manifest["campaign"]))
    return pd.concat(parts, ignore_index=True)


journey = read(sys.argv[1], "JOURNEY", ["person_id", "certifier", "observed_until"])
step = read(sys.argv[1], "STEP", ["step", "step_date", "outcome"])


def counts(rows, prefix, *columns):
    keys = [rows[column].fillna("-") for column in columns]
    for key, n in rows.groupby(keys, observed=True).size().items():
        print(prefix, *key, end=f"\t{n}\n")


counts(journey, "journeys", "region", "campaign", "certifier")
counts(step, "steps", "step", "outcome")
counts(journey.merge(step, on=["region", "campaign", "journey_id"]), "joined", "certifier", "step")
print("journeys without person_id", journey["person_id"].isna().sum(), sep="\t")
print("first step_date", step["step_date"].min().date(), sep="\t")
print("last step_date", step["step_date"].max().date(), sep="\t")
print("last observed_until", journey["observed_until"].max().date(), sep="\t")
