"""Restarts a kernel, then asks two kernels at once; says what it saw, as one JSON object."""

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor

from jupyter_client.manager import start_new_kernel

QUESTION = """
dataset().cohort("Recevables").enteringAt(ELIGIBILITY, FAVOURABLE).between("2007-01-01", "2009-12-31")
    .asKnownAt("2010-1").timeTo(JURY)
"""


def ask(client, code):
    results, times = [], {}

    def hear(message):
        if message["msg_type"] == "status":
            times[message["content"]["execution_state"]] = time.monotonic()
        elif message["msg_type"] == "execute_result":
            results.append(message["content"]["data"])

    reply = client.execute_interactive(code, timeout=120, output_hook=hear)
    return {"status": reply["content"]["status"], "result": results[0] if results else {}, **times}


def process(client):
    return int(ask(client, "ProcessHandle.current().pid()")["result"]["text/plain"])


def runs(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def restart(manager, client):
    before = process(client)
    defined = ask(client, "int kept = 41;\nkept + 1")
    manager.restart_kernel()
    client.wait_for_ready(timeout=120)
    return {
        "defined": defined,
        "forgotten": ask(client, "kept"),
        "answer": ask(client, "1 + 1"),
        "other_process": process(client) != before,
        "left": runs(before),
    }


kernels = [start_new_kernel(kernel_name="parcours") for _ in range(2)]
try:
    report = {"restart": restart(*kernels[0])}
    with ThreadPoolExecutor(2) as both:
        report["both"] = list(both.map(lambda kernel: ask(kernel[1], QUESTION), kernels))
finally:
    for manager, client in kernels:
        client.stop_channels()
        manager.shutdown_kernel()
print(json.dumps(report))
