"""Drives the kernel as a front end does and says what it saw, as one JSON object."""

import json
import os
import subprocess
import sys
import time

from jupyter_client.manager import start_new_kernel


def outputs(client, code):
    texts, replies = [], []
    reply = client.execute_interactive(code, timeout=60, output_hook=lambda message: texts.append(message))
    replies.append(reply["content"]["status"])
    streams = "".join(m["content"]["text"] for m in texts if m["msg_type"] == "stream")
    errors = ["\n".join(m["content"]["traceback"]) for m in texts if m["msg_type"] == "error"]
    results = [m["content"]["data"] for m in texts if m["msg_type"] in ("execute_result", "display_data")]
    return {"status": reply["content"]["status"], "streams": streams, "errors": errors, "results": results}


def interrupted(manager, client, code):
    message = client.execute(code)
    while True:
        published = client.get_iopub_msg(timeout=60)
        if published["msg_type"] == "stream" and "go" in published["content"]["text"]:
            break
    manager.interrupt_kernel()
    while True:
        reply = client.get_shell_msg(timeout=30)
        if reply["parent_header"].get("msg_id") == message:
            return {"status": reply["content"]["status"], "message": reply["content"].get("evalue", "")}


def queued_after_failure(client):
    failing = client.execute('Thread.sleep(500); throw new RuntimeException("non");')
    following = client.execute('System.setProperty("parcours.test.ran", "yes");')
    statuses = {}
    while len(statuses) < 2:
        reply = client.get_shell_msg(timeout=30)
        statuses[reply["parent_header"].get("msg_id")] = reply["content"]["status"]
    later = outputs(client, 'String.valueOf(System.getProperty("parcours.test.ran"))')
    return {"failing": statuses[failing], "following": statuses[following], "later": later["results"]}


def orphan():
    """A kernel whose parent is killed: returns whether it ended."""
    code = (
        "from jupyter_client.manager import start_new_kernel; import time;"
        "m, c = start_new_kernel(kernel_name='parcours');"
        "print(c.execute_interactive('ProcessHandle.current().pid()', timeout=60,"
        " output_hook=lambda o: print('pid', o['content']['data']['text/plain'], flush=True)"
        " if o['msg_type'] == 'execute_result' else None)['content']['status'], flush=True);"
        "time.sleep(600)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    pid = int(next(line for line in parent.stdout if line.startswith("pid")).split()[1].strip('"'))
    parent.kill()
    parent.wait()
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


manager, client = start_new_kernel(kernel_name="parcours")
try:
    report = {
        "value": outputs(client, "var x = 20;\nx + 1"),
        "lines": outputs(client, 'for (int i = 0; i < 20_000; i++) System.out.println("ligne é " + i);'),
        "order": outputs(client, 'System.out.print("un ");System.err.print("deux ");System.out.print("trois");'),
        "error": outputs(client, "int y = \n  z;"),
        "shown": outputs(client, 'show("avant"); 2'),
        "impossible": outputs(
            client,
            "showIfPossible(() -> { throw new fr.parcours.layout.InvalidInputException(\"Trop peu de parcours.\"); }).isEmpty()",
        ),
        "complete": client.complete("x.hash", 6, reply=True, timeout=30)["content"]["matches"]
        + client.complete('"é".leng', 8, reply=True, timeout=30)["content"]["matches"],
        "inspect": client.inspect("Cohort", 6, reply=True, timeout=30)["content"],
        "interrupted": interrupted(manager, client, 'System.out.println("go");\nwhile (true) { Math.random(); }'),
        "after": outputs(client, "x"),
        "queued": queued_after_failure(client),
    }
finally:
    client.stop_channels()
    manager.shutdown_kernel()
report["stopped"] = not manager.is_alive()
report["orphan_ended"] = orphan()
print(json.dumps(report))
