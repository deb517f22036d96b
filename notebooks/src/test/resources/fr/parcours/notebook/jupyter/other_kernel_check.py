"""Runs cells in a kernel that is not ours; says what each showed, as one JSON list.

Called with the name of the kernel and a JSON file that holds the cells.
"""

import json
import sys

from jupyter_client import KernelManager

ATTEMPTS = 3
MUTE = 3


def start(name):
    """Threads of this kernel race each other at its start: one time in ten, more on a busy machine, it stays mute."""
    for _ in range(ATTEMPTS):
        manager = KernelManager(kernel_name=name)
        manager.start_kernel()
        client = manager.client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=20)
            return manager, client
        except RuntimeError:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
    sys.exit(MUTE)


def shown(client, code):
    results = []

    def hear(message):
        if message["msg_type"] in ("execute_result", "display_data"):
            results.append(message["content"]["data"])
        elif message["msg_type"] == "error":
            results.append({"error": "\n".join(message["content"]["traceback"])})

    client.execute_interactive(code, timeout=120, output_hook=hear)
    return results


with open(sys.argv[2], encoding="utf-8") as file:
    first, *others = json.load(file)
manager, client = start(sys.argv[1])
try:
    # A client that has just connected may miss what is published: for the first cell only the reply counts.
    status = client.execute(first, reply=True, timeout=120)["content"]["status"]
    report = [status] + [shown(client, code) for code in others]
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
print(json.dumps(report))
