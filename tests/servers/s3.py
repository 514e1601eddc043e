"""A throw-away S3 on loopback, and the variables by which programs find it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.servers.dovecot import free_port


@dataclass
class S3:
    """A server with one empty bucket."""

    port: int = field(default_factory=free_port)
    bucket: str = "intake-files"

    @property
    def variables(self) -> dict[str, str]:
        """The endpoint and made-up keys."""
        return {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}",
            "AWS_ACCESS_KEY_ID": "made-up",
            "AWS_SECRET_ACCESS_KEY": "made-up",
            "AWS_DEFAULT_REGION": "us-east-1",
        }

    @property
    def url(self) -> str:
        """Where the files are kept."""
        return f"s3://{self.bucket}/office"

    @contextmanager
    def running(self) -> Iterator[S3]:
        """The server, for as long as the block lasts; its bucket is made."""
        from moto.server import ThreadedMotoServer  # slow to import, and rarely needed

        server = ThreadedMotoServer(ip_address="127.0.0.1", port=self.port, verbose=False)
        server.start()
        try:
            self.client().create_bucket(Bucket=self.bucket)
            yield self
        finally:
            server.stop()

    def client(self) -> Any:
        """The plain library's client: to look, and to do harm."""
        import boto3

        keys = self.variables
        return boto3.client(
            "s3",
            endpoint_url=keys["AWS_ENDPOINT_URL"],
            aws_access_key_id=keys["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=keys["AWS_SECRET_ACCESS_KEY"],
            region_name=keys["AWS_DEFAULT_REGION"],
        )

    def names(self) -> list[str]:
        """The names of all objects."""
        found = self.client().list_objects_v2(Bucket=self.bucket).get("Contents", [])
        return [one["Key"] for one in found]
