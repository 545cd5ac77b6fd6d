"""The authorization server: Authlib's grants and endpoints over our tables.

Authlib is synchronous, so everything here works on a synchronous connection:
`await transaction.run_sync(lambda connection: Server(connection, …).create_token_response(form))`.
One call is one transaction, which is committed whatever is answered: that a code or a refresh
token came twice is an error for who sent it, and at the same time withdraws what was granted.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from authlib.oauth2.rfc6749 import (
    AuthorizationServer,
    InvalidClientError,
    InvalidRequestError,
    InvalidScopeError,
    OAuth2Error,
)
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant, RefreshTokenGrant
from authlib.oauth2.rfc6749.util import extract_basic_authorization
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oauth2.rfc9207 import IssuerParameter

from cyclorama.accounts.oauth.clients import Client
from cyclorama.accounts.oauth.credentials import ACCESS_LIFE, Kind, new_credential
from cyclorama.accounts.oauth.messages import Asked, Form, Reply, Request
from cyclorama.accounts.oauth.records import Code, Records, Token, Truster
from cyclorama.accounts.scopes import OAUTH_NAMES, OFFLINE_ACCESS, OPENID

SCOPES_SUPPORTED = (*OAUTH_NAMES, OFFLINE_ACCESS)
PUBLIC_CLIENT = ["none"]  # how a client authenticates: not at all, PKCE stands in for it


class CodeGrant(AuthorizationCodeGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = PUBLIC_CLIENT

    @staticmethod
    def validate_authorization_redirect_uri(request: Request, client: Client) -> str:
        # Authlib repeats the address in its error, whose characters are limited.
        uri = request.payload.redirect_uri
        if not uri:
            raise InvalidRequestError("Missing 'redirect_uri' in request.")
        if not client.check_redirect_uri(uri):
            raise InvalidRequestError("The 'redirect_uri' is not registered for this client.")
        return str(uri)

    def generate_authorization_code(self) -> str:
        return new_credential(Kind.CODE)

    def save_authorization_code(self, code: str, request: Request) -> None:
        self.server.records.add_code(
            code,
            client_id=request.client.id,
            truster=request.user,
            redirect_uri=request.payload.redirect_uri,
            scope=request.scope,
            challenge=request.payload.data["code_challenge"],
        )

    def query_authorization_code(self, code: str, client: Client) -> Code | None:
        found: Code | None = self.server.records.code(code, client.id)
        return found

    def delete_authorization_code(self, authorization_code: Code) -> None:
        self.server.records.use_code(authorization_code)

    def authenticate_user(self, authorization_code: Code) -> Truster | None:
        return authorization_code.truster

    def generate_token(self, user: Truster, scope: str, **how: Any) -> dict[str, Any]:
        how["include_refresh_token"] = OFFLINE_ACCESS in scope.split()
        return dict(super().generate_token(user=user, scope=scope, **how))


class RefreshGrant(RefreshTokenGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = PUBLIC_CLIENT
    INCLUDE_NEW_REFRESH_TOKEN = True

    def _validate_token_scope(self, token: Token) -> None:
        # Many clients send what they asked for at first, `openid` with it.
        asked = set((self.request.payload.scope or "").split()) - {OPENID}
        if not asked <= set(token.get_scope().split()):
            raise InvalidScopeError()

    def authenticate_refresh_token(self, text: str) -> Token | None:
        found: Token | None = self.server.records.refresh_token(text)
        return found

    def authenticate_user(self, refresh_token: Token) -> Truster:
        return refresh_token.truster

    def revoke_old_credential(self, refresh_token: Token) -> None:
        self.server.records.use_refresh_token(refresh_token)


class S256Challenge(CodeChallenge):
    """PKCE, required, and only with SHA-256: `plain` proves nothing to who read the request."""

    SUPPORTED_CODE_CHALLENGE_METHOD = ("S256",)

    def validate_code_challenge(self, grant: CodeGrant, redirect_uri: str) -> None:
        data = grant.request.payload.data
        if not data.get("code_challenge"):
            raise InvalidRequestError("Missing 'code_challenge': PKCE is required.")
        if data.get("code_challenge_method") != "S256":
            raise InvalidRequestError("The 'code_challenge_method' has to be S256.")
        super().validate_code_challenge(grant, redirect_uri)

    def get_authorization_code_challenge_method(self, authorization_code: Code) -> str:
        return "S256"


class Revocation(RevocationEndpoint):
    CLIENT_AUTH_METHODS = PUBLIC_CLIENT

    def check_params(self, request: Request, client: Client) -> None:
        # The hint may be ignored (RFC 7009, section 2.1): a token is found without it.
        if not request.form.get("token"):
            raise InvalidRequestError("Missing 'token' in request.")

    def query_token(self, text: str, hint: str | None) -> Token | None:
        found: Token | None = self.server.records.any_token(text)
        return found

    def revoke_token(self, token: Token, request: Request) -> None:
        self.server.records.revoke(token)


class Server(AuthorizationServer):
    """`issuer`: the public address of this installation."""

    def __init__(self, records: Records, issuer: str) -> None:
        super().__init__(scopes_supported=[*SCOPES_SUPPORTED, OPENID])
        self.records = records
        self.register_client_auth_method("none", _public_client)
        self.register_grant(CodeGrant, [S256Challenge(required=True)])
        self.register_grant(RefreshGrant)
        self.register_endpoint(Revocation)
        self._issuer = Issuer(issuer)
        self.register_extension(self._issuer)
        self.register_token_generator(
            "default",
            BearerTokenGenerator(
                lambda **_: new_credential(Kind.ACCESS),
                lambda **_: new_credential(Kind.REFRESH),
                int(ACCESS_LIFE.total_seconds()),
            ),
        )

    def ask(self, form: Form) -> Asked | Reply:
        """What a client asks a user for; or what to answer to a request that is not in order: a
        redirect where the client is known and may be redirected to, else an error to be shown.
        """
        try:
            grant = self.get_consent_grant(form)
            if "none" in (grant.request.payload.data.get("prompt") or "").split():
                raise OAuth2Error(
                    "The user has to be asked.",
                    error="interaction_required",
                    redirect_uri=grant.redirect_uri,
                    state=grant.request.payload.state,
                )
        except OAuth2Error as error:
            reply: Reply = self.handle_error_response(None, error)
            self._issuer.add_issuer_parameter(self, reply)
            return reply
        return Asked(grant.request.client, grant.redirect_uri, grant.request.scope)

    def decide(self, form: Form, truster: Truster | None) -> Reply:
        """What to answer when the user has decided; `truster` is None for no. `form` is the
        request that was asked about."""
        try:
            grant = self.get_consent_grant(form)
        except OAuth2Error as error:
            reply: Reply = self.handle_error_response(None, error)
            return reply
        answer: Reply = self.create_authorization_response(
            grant.request, grant_user=truster, grant=grant
        )
        return answer

    def query_client(self, client_id: str) -> Client | None:
        return self.records.client(client_id)

    def save_token(self, token: Mapping[str, Any], request: Request) -> None:
        credential: Code | Token = request.refresh_token or request.authorization_code
        self.records.add_tokens(
            credential.grant, token["access_token"], token["scope"], token.get("refresh_token")
        )

    def create_oauth2_request(self, request: Form) -> Request:
        return Request(request)

    def handle_response(
        self, status: int, body: Mapping[str, object] | str, headers: Sequence[tuple[str, str]]
    ) -> Reply:
        return Reply(status, body, dict(headers))

    def send_signal(self, name: str, *args: object, **kwargs: object) -> None:
        """Nobody listens."""


class Issuer(IssuerParameter):
    def __init__(self, issuer: str) -> None:
        self._issuer = issuer

    def get_issuer(self) -> str:
        return self._issuer


def _public_client(query_client: Any, request: Request) -> Client:
    """The client that names itself in the body, or as the user of Basic authentication. A secret
    is not looked at: some programs make their users fill one in."""
    try:
        name, _ = extract_basic_authorization(request.headers)
    except UnicodeDecodeError:
        name = None
    named = {text for text in (name, request.payload.client_id) if text}
    client: Client | None = query_client(named.pop()) if len(named) == 1 else None
    if client is None:
        raise InvalidClientError(description="There is no such client.", status_code=401)
    return client
