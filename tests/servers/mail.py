"""Fixtures: real mail servers, started once a test process and at the first test that asks.

``dovecot`` is an IMAP server and ``mailbox_user`` a user of it whom no other test has;
``smtp_sink`` and ``smtps_sink`` are SMTP servers, empty and well-behaved at each test's start.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.servers.certificates import Certificate, make_certificate
from tests.servers.dovecot import Dovecot, User
from tests.servers.dovecot_binaries import DovecotMissingError
from tests.servers.faultproxy import FaultProxy
from tests.servers.smtp import SmtpSink

SMTP_USER = "bot@example.gov"
SMTP_PASSWORD = "let me in"


def pytest_configure(config: pytest.Config) -> None:
    """The sink with TLS from the start does not know that it has TLS, and warns of the lack."""
    config.addinivalue_line("filterwarnings", "ignore:Requiring AUTH while not requiring TLS")


@contextmanager
def running(server: Dovecot) -> Iterator[Dovecot]:
    """A Dovecot while it runs; a test that needs it fails in one sentence where there is none."""
    try:
        server.start()
    except DovecotMissingError as error:
        server.close()
        pytest.fail(str(error), pytrace=False)
    try:
        yield server
    finally:
        server.close()


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """A Dovecot that can do all it can."""
    with running(Dovecot()) as server:
        yield server


@pytest.fixture(scope="session")
def plain_dovecot() -> Iterator[Dovecot]:
    """One that can do little: no IDLE, no MOVE; and folders are named ``INBOX.Accepted``."""
    little = Dovecot(prefix="INBOX.", separator=".", capability="IMAP4rev1 NAMESPACE UIDPLUS")
    with running(little) as server:
        yield server


@pytest.fixture
def mailbox_user(dovecot: Dovecot) -> User:
    """A user with an empty mailbox on ``dovecot``."""
    return dovecot.user()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """The certificate of the SMTP servers."""
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def trusting(certificate: Certificate) -> ssl.SSLContext:
    """A client's side of TLS that trusts ``certificate``."""
    return ssl.create_default_context(cafile=str(certificate.authority))


@pytest.fixture(scope="session")
def _starttls_sink(certificate: Certificate) -> Iterator[SmtpSink]:
    with SmtpSink(certificate, users={SMTP_USER: SMTP_PASSWORD}) as sink:
        yield sink


@pytest.fixture(scope="session")
def _tls_sink(certificate: Certificate) -> Iterator[SmtpSink]:
    with SmtpSink(certificate, implicit=True, users={SMTP_USER: SMTP_PASSWORD}) as sink:
        yield sink


@pytest.fixture
def smtp_sink(_starttls_sink: SmtpSink) -> SmtpSink:
    """SMTP that demands STARTTLS and a sign-in as SMTP_USER with SMTP_PASSWORD."""
    _starttls_sink.clear()
    return _starttls_sink


@pytest.fixture
def smtps_sink(_tls_sink: SmtpSink) -> SmtpSink:
    """SMTP with TLS from the start and the same sign-in."""
    _tls_sink.clear()
    return _tls_sink


@pytest.fixture
def proxied() -> Iterator[Callable[[int], FaultProxy]]:
    """A function that puts a FaultProxy before a port of 127.0.0.1."""
    made: list[FaultProxy] = []

    def before(port: int) -> FaultProxy:
        made.append(FaultProxy(port))
        return made[-1]

    yield before
    for proxy in made:
        proxy.close()
