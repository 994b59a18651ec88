"""What in a text could identify a person, and what was decided about it. Pure."""

from naftctl.privacy.decisions import Judged, fallen, judged
from naftctl.privacy.find import find, find_in_name
from naftctl.privacy.hit import Hit
from naftctl.privacy.kinds import Kind
from naftctl.privacy.marked import Marked, marked, without_redacted
from naftctl.privacy.sentence import fingerprint, hit_fingerprint

__all__ = [
    "Hit",
    "Judged",
    "Kind",
    "Marked",
    "fallen",
    "find",
    "find_in_name",
    "fingerprint",
    "hit_fingerprint",
    "judged",
    "marked",
    "without_redacted",
]
