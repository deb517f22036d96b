"""What the scripts of this folder need; fails if something is missing."""

import json
import platform

import pandas
import pyarrow
import statsmodels

packages = [f"{package.__name__} {package.__version__}" for package in [pandas, pyarrow, statsmodels]]
print(json.dumps({"versions": ", ".join([*packages, f"Python {platform.python_version()}"]), "reads": "parquet"}))
