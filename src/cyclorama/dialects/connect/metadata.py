"""Where a client finds what (RFC 8414)."""

from fastapi import APIRouter
from pydantic import BaseModel

from cyclorama.accounts.oauth.server import PUBLIC_CLIENT, SCOPES_SUPPORTED
from cyclorama.dialects.services import Given

router = APIRouter(prefix="/.well-known", tags=["Connect"])


class Metadata(BaseModel):
    """There is no `jwks_uri`, since no ID token is issued."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    revocation_endpoint: str
    scopes_supported: list[str]
    response_types_supported: list[str]
    response_modes_supported: list[str]
    grant_types_supported: list[str]
    token_endpoint_auth_methods_supported: list[str]
    revocation_endpoint_auth_methods_supported: list[str]
    code_challenge_methods_supported: list[str]
    authorization_response_iss_parameter_supported: bool


# Some clients look only in the second place, which RFC 8414 (section 5) lets a server share.
@router.get("/oauth-authorization-server", operation_id="getAuthorizationServer")
@router.get("/openid-configuration", operation_id="getOpenidConfiguration")
async def metadata(services: Given) -> Metadata:
    origin = services.settings.origin
    return Metadata(
        issuer=origin,
        authorization_endpoint=f"{origin}/connect/authorize",
        token_endpoint=f"{origin}/connect/token",
        revocation_endpoint=f"{origin}/connect/revocation",
        scopes_supported=list(SCOPES_SUPPORTED),
        response_types_supported=["code"],
        response_modes_supported=["query"],
        grant_types_supported=["authorization_code", "refresh_token"],
        token_endpoint_auth_methods_supported=PUBLIC_CLIENT,
        revocation_endpoint_auth_methods_supported=PUBLIC_CLIENT,
        code_challenge_methods_supported=["S256"],
        authorization_response_iss_parameter_supported=True,
    )
