"""What inspections of a year tell about the sector: from accounts to figures that may be published. Pure."""

from naftctl.overview.account import account_of, unread_account
from naftctl.overview.making import overview_of
from naftctl.overview.membership import broken, counted, told_years, unpublished_before
from naftctl.overview.record import moved, parts_of, to_publish, told, unsound

__all__ = [
    "account_of",
    "broken",
    "counted",
    "moved",
    "overview_of",
    "parts_of",
    "to_publish",
    "told",
    "told_years",
    "unpublished_before",
    "unread_account",
    "unsound",
]
