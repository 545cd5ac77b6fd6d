"""An OAuth2 client, Authlib's, goes the whole way over HTTP through a real server."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx2

from dreem_server import Client, Server
from oauth_browser import (
    N8N,
    Browser,
    authorization_url,
    fetch_tokens,
    no_auth,
    oauth_client,
)

PASSWORD = "a password of some length"


@contextmanager
def no_trace_in_the_log(server: Server, secrets: list[str]) -> Iterator[None]:
    """Whatever is in `secrets` at the end has not been logged."""
    yield
    log = server.log.read_text()
    assert [secret for secret in secrets if secret in log] == []


def set_password(server: Server, email: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cyclorama", "account", "password", email],
        input=f"{PASSWORD}\n",
        env=server.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "The password is set.\n"), done.stderr


def test_a_client_connects_calls_refreshes_and_leaves(client: Client):
    server = client.server
    email = "n8n-user@example.com"
    server.command("account", "create", "--email", email)
    set_password(server, email)
    server.command("client", "allow", "public_api", N8N)
    metadata = server.client.get("/.well-known/oauth-authorization-server").json()
    secrets = [PASSWORD]

    with httpx2.Client() as session, httpx2.Client() as jar, no_trace_in_the_log(server, secrets):
        program = oauth_client(session, server.url)
        url, state = authorization_url(program, server.url)
        assert url.startswith(metadata["authorization_endpoint"])

        browser = Browser(jar)
        browser.open(url)
        browser.sign_in(email, "not the password")
        assert browser.last.status_code == 403
        browser.sign_in(email, PASSWORD)
        browser.send("allow")
        assert browser.last.headers["Location"].startswith(N8N)
        assert browser.answer["iss"] == metadata["issuer"]
        tokens = fetch_tokens(program, browser.last.headers["Location"], state)
        secrets += [browser.answer["code"], tokens["access_token"], tokens["refresh_token"]]

        def shots(token: str) -> int:
            headers = {"Authorization": f"Bearer {token}"}
            return session.get(f"{server.url}/studio/shots", headers=headers).status_code

        assert shots(tokens["access_token"]) == 200
        renewed = program.refresh_token(
            metadata["token_endpoint"], auth=no_auth, client_id=program.client_id
        )
        secrets += [renewed["access_token"], renewed["refresh_token"]]
        assert renewed["refresh_token"] != tokens["refresh_token"]
        assert shots(renewed["access_token"]) == 200
        grants = server.command("grant", "list", "--email", email)
        assert "offline_access public_api_scope" in grants
        reply = session.post(
            metadata["revocation_endpoint"],
            data={"client_id": program.client_id, "token": renewed["refresh_token"]},
        )
        assert reply.status_code == 200
        assert shots(renewed["access_token"]) == 401
