"""An authorization server on loopback: it gives tokens, and tells a mail server whose they are.

Sources: RFC 6749 (tokens), RFC 7662 (introspection).
"""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs


class Introspection:
    """``tokens`` are those in force, each with its user; ``asked`` counts grants by user."""

    def __init__(self) -> None:
        self.tokens: dict[str, str] = {}
        self.granted: list[str] = []
        self.grants_to = ""
        self._numbers = count(1)
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                said = {name: values[0] for name, values in parse_qs(body).items()}
                answer = outer.grant() if self.path == "/token" else outer.tell(said)
                raw = json.dumps(answer).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)

            def log_message(self, *_: object) -> None:
                """Nothing on the terminal."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def issue(self, user: str) -> str:
        """A token of ``user``, in force from now on."""
        token = f"token-{next(self._numbers)}"
        self.tokens[token] = user
        return token

    def grant(self) -> dict[str, object]:
        """What the token endpoint answers: a token of ``grants_to``."""
        self.granted.append(self.grants_to)
        token = self.issue(self.grants_to)
        return {"access_token": token, "token_type": "Bearer", "expires_in": 3600}

    def tell(self, said: dict[str, str]) -> dict[str, object]:
        """What the introspection endpoint answers."""
        user = self.tokens.get(said.get("token", ""))
        return {"active": True, "username": user} if user else {"active": False}

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
