"""A Jupyter client that is led by lines of JSON: it starts one kernel, sends what it is told to, and tells all that it receives.

    client.py KERNEL LOG

What the kernel itself prints goes to the file LOG. Each line that it reads is one of
    {"do": "send", "channel": "shell", "id": ..., "type": "execute_request", "content": {...}}
    {"do": "bytes", "channel": "shell", "frames": [base64, ...]}
    {"do": "interrupt"}    {"do": "restart"}
and each line that it writes is {"event": ..., ...}. At the end of its input it shuts the kernel down.
"""
import base64
import json
import sys

import zmq
from jupyter_client.manager import KernelManager


class Client:

    def __init__(self, kernel, log):
        self.manager = KernelManager(kernel_name=kernel)
        self.manager.session.check_pid = False
        self.log = log
        self.poller = zmq.Poller()
        self.lines = sys.stdin.buffer.raw
        self.rest = b""
        self.poller.register(self.lines.fileno(), zmq.POLLIN)

    def start(self):
        self.manager.start_kernel(stdout=self.log, stderr=self.log)
        identity = self.manager.session.bsession
        self.channels = {
            "iopub": self.manager.connect_iopub(),
            "shell": self.manager.connect_shell(identity=identity),
            "stdin": self.manager.connect_stdin(identity=identity),
            "control": self.manager.connect_control(identity=identity),
        }
        for socket in self.channels.values():
            self.poller.register(socket, zmq.POLLIN)
        self.tell("started", pid=self.manager.provisioner.process.pid)

    def stop(self):
        for socket in self.channels.values():
            socket.close(linger=0)
        self.manager.shutdown_kernel(now=not self.manager.is_alive())

    def tell(self, event, **more):
        sys.stdout.write(json.dumps(dict(event=event, **more), default=str) + "\n")
        sys.stdout.flush()

    def live(self):
        self.start()
        while True:
            ready = dict(self.poller.poll(100))
            self.manager.provisioner.process.poll()
            for name, socket in self.channels.items():
                if socket in ready:
                    self.receive(name, socket)
            if self.lines.fileno() in ready and not self.obey():
                break
        self.stop()

    def receive(self, name, socket):
        _, message = self.manager.session.recv(socket, mode=zmq.NOBLOCK)
        if message is not None:
            part = {key: message[key] for key in ("header", "parent_header", "metadata", "content")}
            self.tell("message", channel=name, message=part)

    def obey(self):
        read = self.lines.read(1 << 20)
        if not read:
            return False
        *lines, self.rest = (self.rest + read).split(b"\n")
        for line in lines:
            self.do(json.loads(line))
        return True

    def do(self, order):
        match order["do"]:
            case "send":
                message = self.manager.session.msg(order["type"], content=order["content"])
                message["msg_id"] = message["header"]["msg_id"] = order["id"]
                self.manager.session.send(self.channels[order["channel"]], message)
            case "bytes":
                self.channels[order["channel"]].send_multipart([base64.b64decode(frame) for frame in order["frames"]])
            case "interrupt":
                self.manager.interrupt_kernel()
            case "restart":
                self.manager.restart_kernel(now=False)
                self.tell("restarted", pid=self.manager.provisioner.process.pid)


if __name__ == "__main__":
    with open(sys.argv[2], "wb") as log:
        Client(sys.argv[1], log).live()
