"""Counts of a dataset with pyarrow and pandas: python journeys_pyarrow.py demo/observatory"""

import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds


def read(dataset, table, columns):
    """The published rows of a table: the files that the manifests name, region and campaign as text."""
    files = [
        str(manifest.parent / file["name"])
        for manifest in sorted(Path(dataset).glob("region=*/campaign=*/partition.json"))
        for file in json.loads(manifest.read_text(encoding="utf-8"))["files"]
        if file["table"] == table
    ]
    keys = pa.schema([("region", pa.string()), ("campaign", pa.string())])
    rows = ds.dataset(
        files, format="parquet", partitioning=ds.partitioning(keys, flavor="hive"), partition_base_dir=dataset
    )
    return rows.to_table(columns=["region", "campaign", "journey_id", *columns]).to_pandas()


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
print("first step_date", step["step_date"].min(), sep="\t")
print("last step_date", step["step_date"].max(), sep="\t")
print("last observed_until", journey["observed_until"].max(), sep="\t")
