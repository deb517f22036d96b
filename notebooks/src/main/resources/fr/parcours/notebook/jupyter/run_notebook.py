"""Runs a notebook and writes it as one HTML page.

Called by NotebookRunner with the path of a JSON request. Says on standard output, one JSON object a line, how many
cells there are, which are done and which one failed. Paths that must not be published are replaced in the outputs.
"""

import json
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter


def say(**event):
    print(json.dumps(event), flush=True)


def clean(value, replacements):
    if isinstance(value, str):
        for private, public in replacements:
            value = value.replace(private, public)
        return value
    if isinstance(value, list):
        return [clean(item, replacements) for item in value]
    if isinstance(value, dict):
        return {key: clean(item, replacements) for key, item in value.items()}
    return value


def run(request):
    notebook = nbformat.read(request["notebook"], as_version=4)
    code = [index for index, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    say(event="cells", count=len(code))
    client = NotebookClient(
        notebook,
        kernel_name=request["kernel"],
        timeout=request["timeout"],
        startup_timeout=120,
        resources={"metadata": {"path": request["folder"]}},
        on_cell_executed=lambda **_: say(event="done"),
    )
    running = {"cell": 0}
    client.on_cell_start = lambda cell, cell_index: running.update(cell=cell_index)
    try:
        client.execute()
    except CellExecutionError as error:
        say(event="failed", cell=code.index(running["cell"]) + 1, name=error.ename, message=report(notebook, running))
        return 1
    except CellTimeoutError:
        say(event="timeout", cell=code.index(running["cell"]) + 1)
        return 1
    except (DeadKernelError, RuntimeError) as error:
        say(event="dead", message=str(error))
        return 1
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [nbformat.from_dict(clean(output, request["replacements"])) for output in cell.outputs]
    exporter = HTMLExporter(
        template_name="parcours",
        extra_template_basedirs=[request["templates"]],
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        embed_images=False,
    )
    html, _ = exporter.from_notebook_node(notebook, {"metadata": {"name": Path(request["notebook"]).stem}})
    Path(request["html"]).write_text(html, encoding="utf-8")
    return 0


def report(notebook, running):
    outputs = notebook.cells[running["cell"]].get("outputs", [])
    lines = [line for output in outputs if output.output_type == "error" for line in output.traceback]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(run(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
