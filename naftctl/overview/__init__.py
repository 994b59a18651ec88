"""What inspections of a year tell about the sector: from accounts to figures that may be published. Pure."""

from naftctl.overview.account import account_of, unread_account
from naftctl.overview.making import overview_of
from naftctl.overview.membership import Counting, broken, counted, unpublished_before
from naftctl.overview.period import as_period, clashing, earlier, period_of
from naftctl.overview.suppress import partition

__all__ = [
    "Counting",
    "account_of",
    "as_period",
    "broken",
    "clashing",
    "counted",
    "earlier",
    "overview_of",
    "partition",
    "period_of",
    "unpublished_before",
    "unread_account",
]
