#!/usr/bin/env python3
"""Makes the lists of territories that Parcours ships, from the open package @etalab/decoupage-administratif.

    npm pack @etalab/decoupage-administratif@6.0.0     # official geographic code of 2026
    npm pack @etalab/decoupage-administratif@0.7.0     # the last version with the history of communes since 1943
    npm pack @etalab/decoupage-administratif@5.3.0     # and any others between: delegated communes that ended since
    python3 communes.py 6.0.0/data 0.7.0/data [others/data...] OUT

Each folder is the `data` folder of an unpacked version, the newest first, then the one with the history. Code of the
package: MIT. Data: Insee, La Poste, under the Licence Ouverte.
"""
import csv
import json
import sys
from pathlib import Path


def read(folder, name):
    return json.loads((Path(folder) / f"{name}.json").read_text(encoding="utf-8"))


def write(folder, name, header, rows):
    with open(Path(folder) / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(rows))


def departement(commune):
    return commune.get("departement") or commune["collectiviteOutremer"]["code"]


class History:
    """Where the communes of the past are now: those that merged follow the commune they are a part of."""

    def __init__(self, entries):
        self.by_id = {entry["id"]: entry for entry in entries}
        self.by_code = {}
        for entry in entries:
            self.by_code.setdefault(entry["code"], []).append(entry)

    def successor(self, code):
        """The code of the commune that holds this one at the end of the history, None if it is not told."""
        # A code may have ended and come back: what it was last counts.
        entries = sorted(self.by_code[code], key=lambda entry: entry.get("dateDebut", ""), reverse=True)
        return next((found for entry in entries if (found := self.follow(entry, set()))), None)

    def follow(self, entry, seen):
        if entry["id"] in seen:
            return None
        seen.add(entry["id"])
        if "dateFin" in entry:
            following = self.by_id.get(entry.get("successeur"))
        elif entry["type"] == "COM":
            return entry["code"]
        else:
            following = self.by_id.get(entry.get("pole"))
        return self.follow(following, seen) if following else None


def main(newest, historical, *others_and_out):
    *others, out = others_and_out
    communes = read(newest, "communes")
    current = {one["code"]: one for one in communes if one["type"] == "commune-actuelle"}
    members = {one["code"]: epci["code"] for epci in read(newest, "epci") for one in epci["membres"]}
    write(
        out,
        "commune",
        ["code", "name", "departement", "arrondissement", "epci", "postal_codes"],
        [
            (
                code,
                one["nom"],
                departement(one),
                one.get("arrondissement", ""),
                members.get(code, ""),
                " ".join(sorted(one.get("codesPostaux", []))),
            )
            for code, one in current.items()
        ],
    )

    parts = {}  # of a commune, in the oldest version that knows better first, so that the newest overrides
    for folder in [historical, *others, newest]:
        for one in read(folder, "communes"):
            whole = one.get("chefLieu") or one.get("commune")
            if whole and one["type"] != "commune-actuelle":
                parts[one["code"]] = (one["nom"], whole, " ".join(sorted(one.get("codesPostaux", []))))

    def now(code):
        seen = set()
        while code and code not in current and code not in seen:
            seen.add(code)
            code = parts[code][1] if code in parts else None
        return code if code in current else None

    history = History(read(historical, "historique-communes"))
    former = {}
    for code, entries in history.by_code.items():
        name = max(entries, key=lambda entry: entry.get("dateDebut", ""))["nom"]
        if code not in current:
            former[code] = (code, name, now(history.successor(code)) or now(code) or "", "")
        for earlier in {entry["nom"] for entry in entries} - {name, current.get(code, {}).get("nom")}:
            former[code, earlier] = (code, earlier, now(history.successor(code)) or now(code) or "", "")
    for code, (name, _, postal) in parts.items():
        if code not in current:
            former[code] = (code, name, now(code) or "", postal)
        elif name != current[code]["nom"]:
            former[code, name] = (code, name, code, postal)
    write(out, "former_commune", ["code", "name", "commune", "postal_codes"], former.values())

    write(
        out,
        "arrondissement",
        ["code", "label"],
        [(one["code"], one["nom"]) for one in read(newest, "arrondissements")],
    )
    write(out, "epci", ["code", "label"], [(one["code"], one["nom"]) for one in read(newest, "epci")])


if __name__ == "__main__":
    main(*sys.argv[1:])
