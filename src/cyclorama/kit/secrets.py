"""What the server's one secret is used for: keyed hashes, signatures, encryption.

Each use derives its own key (HKDF, RFC 5869), so that none can stand in for another.
"""

import base64
import hmac
import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class Secret:
    """The server's secret: at least 32 bytes, the same in every process of a fleet."""

    def __init__(self, root: bytes) -> None:
        if len(root) < 32:
            raise ValueError("the secret key must be at least 32 bytes long")
        self._root = root
        self._derived: dict[str, bytes] = {}
        self._begun: dict[str, hmac.HMAC] = {}

    def derive(self, purpose: str) -> bytes:
        """A 32-byte key of its own for `purpose`."""
        if purpose not in self._derived:
            hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode())
            self._derived[purpose] = hkdf.derive(self._root)
        return self._derived[purpose]

    def sign(self, purpose: str, message: str) -> str:
        """Hex HMAC-SHA256 of `message` under the key of `purpose`."""
        if purpose not in self._begun:
            self._begun[purpose] = hmac.new(self.derive(purpose), digestmod="sha256")
        signed = self._begun[purpose].copy()
        signed.update(message.encode())
        return signed.hexdigest()

    def verify(self, purpose: str, message: str, signature: str) -> bool:
        """Compares in constant time; a signature with foreign characters is simply wrong."""
        return hmac.compare_digest(self.sign(purpose, message).encode(), signature.encode())

    def encrypt(self, text: str) -> str:
        return self._box().encrypt(text.encode()).decode()

    def decrypt(self, token: str) -> str:
        return self._box().decrypt(token.encode()).decode()

    def _box(self) -> Fernet:
        return Fernet(base64.urlsafe_b64encode(self.derive("encryption")))


def load_secret(configured: str, file: Path) -> Secret:
    """The configured secret, else the one kept in `file`, which is made on first use.

    The file is created whole under another name and linked into place, so that two
    processes that start together agree on one secret.
    """
    if configured:
        return Secret(configured.encode())
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f".{file.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as opened:
            opened.write(secrets.token_urlsafe(48))
        try:
            os.link(draft, file)
        except FileExistsError:
            pass  # another process was first: its secret holds
        finally:
            draft.unlink()
    return Secret(file.read_text().strip().encode())
