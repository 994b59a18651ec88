"""The YAML language server that editors use, spoken to as an editor does."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, Self

NAME = "yaml-language-server"
_SETTINGS = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
_PATIENCE = 60


def program() -> str | None:
    """The server of this computer: the one in `NAFTCTL_YAML_SERVER`, or the one on the PATH."""
    return shutil.which(os.environ.get("NAFTCTL_YAML_SERVER") or NAME)


class Server:
    """A server that runs, with the settings of one editor in one folder."""

    def __init__(self, program: str, root: Path, schemas: Mapping[str, object] | None = None) -> None:
        self._settings = _SETTINGS | {"schemas": schemas or {}}
        self._numbers = count(1)
        self._said: queue.Queue[dict[str, Any]] = queue.Queue()
        self._found: dict[str, list[dict[str, Any]]] = {}
        self._process = subprocess.Popen(
            [program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        threading.Thread(target=self._listen, daemon=True).start()
        folder = {"uri": root.as_uri(), "name": root.name}
        able = {"workspace": {"configuration": True}, "textDocument": {"publishDiagnostics": {}}}
        about = {"processId": os.getpid(), "rootUri": root.as_uri(), "workspaceFolders": [folder]}
        self._call("initialize", about | {"capabilities": able})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": self._settings}})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def open(self, file: Path) -> list[dict[str, Any]]:
        """Open a file; gives what is said about it."""
        uri = file.as_uri()
        text = file.read_text("utf-8")
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self._found:
            self._take(self._said.get(timeout=_PATIENCE))
        return self._found[uri]

    def hover(self, file: Path, line: int, column: int) -> str:
        """What is explained at a place, counted from 0."""
        found = self._call("textDocument/hover", self._place(file, line, column))
        return str(found["contents"]["value"]) if found else ""

    def completions(self, file: Path, line: int, column: int) -> list[str]:
        """What is offered at a place, counted from 0."""
        found = self._call("textDocument/completion", self._place(file, line, column))
        return [item["label"] for item in found["items"]]

    def _place(self, file: Path, line: int, column: int) -> dict[str, Any]:
        return {
            "textDocument": {"uri": file.as_uri()},
            "position": {"line": line, "character": column},
        }

    def _call(self, method: str, parameters: object) -> Any:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": parameters})
        while True:
            message = self._said.get(timeout=_PATIENCE)
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._take(message)

    def _tell(self, method: str, parameters: object) -> None:
        self._send({"method": method, "params": parameters})

    def _take(self, message: Mapping[str, Any]) -> None:
        """Keep what is said about a file, and answer what the server asks."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self._found[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            asked = message["params"].get("items", []) if isinstance(message.get("params"), dict) else []
            told = [self._settings if item.get("section") == "yaml" else None for item in asked]
            self._send({"id": message["id"], "result": told or None})

    def _send(self, message: Mapping[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout
        while head := self._process.stdout.readline():
            length = int(head.partition(b":")[2])
            while self._process.stdout.readline().strip():
                pass
            self._said.put(json.loads(self._process.stdout.read(length)))
