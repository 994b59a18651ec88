"""Look at the signature beside a seal, where there is one."""

from __future__ import annotations

from pathlib import Path

from naftctl.engines.signature import fits, signer
from naftctl.load.tree import MAX_BYTES, DiskTree, Unreadable
from naftctl.model.signed import Fit, Signed

ALLOWED = "allowed_signers"
"""The keys that may sign here, at the root of the workspace, as OpenSSH writes them."""
LONGEST = 64 * 1024


def read_signature(root: Path, seal: str, signature: str) -> Signed:
    """How the file `signature` lies beside the file `seal` of the workspace `root`.

    Raises:
        EngineError: ssh-keygen is missing or gives no answer.
    """
    tree = DiskTree(root, "")
    try:
        data, signed = tree.read(seal), tree.read(signature, LONGEST)
    except Unreadable:
        return Signed(Fit.OTHER)
    if not fits(data, signed):
        return Signed(Fit.OTHER)
    try:
        allowed = tree.read(ALLOWED, MAX_BYTES)
    except Unreadable:
        return Signed(Fit.UNCOMPARED)
    name = signer(data, signed, allowed)
    return Signed(Fit.KNOWN, name) if name else Signed(Fit.UNLISTED)
