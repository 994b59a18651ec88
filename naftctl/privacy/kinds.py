"""The kinds of things that may identify a person, with what to do about each."""

from __future__ import annotations

from enum import StrEnum

from naftctl.language import tr


class Kind(StrEnum):
    """What in a text may identify a person (soort), as files name it."""

    NATIONAL_NUMBER = "rijksregisternummer"
    ENTERPRISE_NUMBER = "ondernemingsnummer"
    ACCOUNT = "rekeningnummer"
    TELEPHONE = "telefoonnummer"
    EMAIL = "e-mailadres"
    PLATE = "nummerplaat"
    ADDRESS = "adres"
    BIRTH_DATE = "geboortedatum"
    AGE = "leeftijd"
    LISTED_NAME = "lijstnaam"
    NAME = "naam"
    INITIALS = "initialen"
    SCHOOL_CLASS = "klas"
    SMALL_GROUP = "kleine groep"
    SENSITIVE = "gevoelig gegeven"
    COMBINATION = "combinatie"

    @property
    def shown(self) -> str:
        """The kind as a person reads it."""
        return _SHOWN[self]

    @property
    def advice(self) -> str:
        """What a person can do about it, as one sentence."""
        return _ADVICE[self]

    @property
    def never(self) -> bool:
        """Whether no decision can let it stand: a national number is allowed nowhere."""
        return self is Kind.NATIONAL_NUMBER


def kind_words(value: str) -> str:
    """What a person reads for a kind as files name it; any other word as it is."""
    return _SHOWN[Kind(value)] if value in {kind.value for kind in Kind} else value


_SHOWN = {
    Kind.NATIONAL_NUMBER: tr("national number"),
    Kind.ENTERPRISE_NUMBER: tr("enterprise number"),
    Kind.ACCOUNT: tr("account number"),
    Kind.TELEPHONE: tr("telephone number"),
    Kind.EMAIL: tr("e-mail address"),
    Kind.PLATE: tr("number plate"),
    Kind.ADDRESS: tr("address"),
    Kind.BIRTH_DATE: tr("day of birth"),
    Kind.AGE: tr("age"),
    Kind.LISTED_NAME: tr("listed name"),
    Kind.NAME: tr("name"),
    Kind.INITIALS: tr("initials"),
    Kind.SCHOOL_CLASS: tr("class"),
    Kind.SMALL_GROUP: tr("small group"),
    Kind.SENSITIVE: tr("sensitive fact"),
    Kind.COMBINATION: tr("combination"),
}
_ADVICE = {
    Kind.NATIONAL_NUMBER: tr("Take the number away: it may stand nowhere in an inspection folder."),
    Kind.ENTERPRISE_NUMBER: tr("Take the number away if it belongs to a self-employed person."),
    Kind.ACCOUNT: tr("Take the account number away; a finding does not need it."),
    Kind.TELEPHONE: tr("Take the number away, or write by which service someone can be reached."),
    Kind.EMAIL: tr("Take the address away, or write by which service someone can be reached."),
    Kind.PLATE: tr("Take the number plate away; write what kind of vehicle it is if that is needed."),
    Kind.ADDRESS: tr("Write only the municipality or the region, or take the address away."),
    Kind.BIRTH_DATE: tr("Take the day of birth away; write an age group if that is needed."),
    Kind.AGE: tr("Write an age group or a grade instead of the age of one person."),
    Kind.LISTED_NAME: tr("Write the function or the group instead of the name."),
    Kind.NAME: tr("Write the function or the group if this is the name of a person."),
    Kind.INITIALS: tr("Write the function or the group: initials make someone recognisable."),
    Kind.SCHOOL_CLASS: tr("Write the grade or the level of education instead of the class."),
    Kind.SMALL_GROUP: tr("Write “enkele” or “minder dan 5” if persons become recognisable this way."),
    Kind.SENSITIVE: tr("Describe what the support asks for, without this fact about one person."),
    Kind.COMBINATION: tr("Leave out the age, the place or the day: together they point to one person."),
}
