"""What can be mended without weighing anything, and texts in which only those places are other. Pure."""

from naftctl.mending.ends import Ends, ends_of, tidied
from naftctl.mending.mend import Fix, Left, Look, Mended, mend
from naftctl.mending.places import held, mended
from naftctl.mending.worse import Reason, Seen

__all__ = [
    "Ends",
    "Fix",
    "Left",
    "Look",
    "Mended",
    "Reason",
    "Seen",
    "ends_of",
    "held",
    "mend",
    "mended",
    "tidied",
]
