"""Plays the publication of docs/scale.md against an S3 mock that asks for no signature.

python s3_publication.py http://127.0.0.1:9090 demo/observatory
"""

import json
import sys
import urllib.error
import urllib.request
from pathlib import Path

import polars as pl
import pyarrow.dataset as ds
from pyarrow.fs import FileSelector, S3FileSystem

endpoint, dataset = sys.argv[1], Path(sys.argv[2])


def put(key, body=b"", **headers):
    """Writes an object; its status and its ETag."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(f"{endpoint}/{key}", data=body, headers=names, method="PUT")
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers.get("ETag")
    except urllib.error.HTTPError as error:
        return error.code, None


put("observatory")
partitions = sorted(dataset.glob("region=*/campaign=*/partition.json"))
tags = {}
for path in partitions:
    key = f"observatory/{path.parent.relative_to(dataset).as_posix()}"
    for file in json.loads(path.read_bytes())["files"]:
        put(f"{key}/{file['name']}", (path.parent / file["name"]).read_bytes(), If_None_Match="*")
    status, tags[key] = put(f"{key}/partition.json", path.read_bytes(), If_None_Match="*")
    assert status == 200, status

key, tag = next(iter(tags.items()))
manifest = partitions[0].read_bytes()
print("a second first publication", put(f"{key}/partition.json", manifest, If_None_Match="*")[0], sep="\t")
print("of a manifest that changed", put(f"{key}/partition.json", manifest, If_Match='"0"')[0], sep="\t")
print("of the manifest that was read", put(f"{key}/partition.json", manifest + b"\n", If_Match=tag)[0], sep="\t")
print("again with the same ETag", put(f"{key}/partition.json", manifest, If_Match=tag)[0], sep="\t")

s3 = S3FileSystem(
    endpoint_override=endpoint, access_key="x", secret_key="x", region="us-east-1", force_virtual_addressing=False
)
found = [info.path for info in s3.get_file_info(FileSelector("observatory", recursive=True))]
files = []
for path in sorted(path for path in found if path.endswith("/partition.json")):
    for file in json.loads(s3.open_input_stream(path).read())["files"]:
        if file["table"] == "JOURNEY":
            files.append(path.replace("partition.json", file["name"]))
print("journeys by pyarrow", ds.dataset(files, filesystem=s3, format="parquet").count_rows(), sep="\t")
options = {
    "aws_endpoint_url": endpoint,
    "aws_access_key_id": "x",
    "aws_secret_access_key": "x",
    "aws_region": "us-east-1",
    "aws_allow_http": "true",
}
rows = pl.scan_parquet([f"s3://{file}" for file in files], storage_options=options, hive_partitioning=False)
print("journeys by polars", rows.select(pl.len()).collect().item(), sep="\t")
