"""The kinds of things that may identify a person, with what to do about each."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What in a text may identify a person (soort), as users see it."""

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
    def advice(self) -> str:
        """What a person can do about it, as one Dutch sentence."""
        return _ADVICE[self]

    @property
    def never(self) -> bool:
        """Whether no decision can let it stand: a national number is allowed nowhere."""
        return self is Kind.NATIONAL_NUMBER


_ADVICE = {
    Kind.NATIONAL_NUMBER: "Haal het nummer weg: het mag nergens in een inspectiemap staan.",
    Kind.ENTERPRISE_NUMBER: "Haal het nummer weg als het van een zelfstandige persoon is.",
    Kind.ACCOUNT: "Haal het rekeningnummer weg; voor een vaststelling is het niet nodig.",
    Kind.TELEPHONE: "Haal het nummer weg, of schrijf via welke dienst iemand te bereiken is.",
    Kind.EMAIL: "Haal het adres weg, of schrijf via welke dienst iemand te bereiken is.",
    Kind.PLATE: "Haal de nummerplaat weg; schrijf zo nodig om welk soort voertuig het gaat.",
    Kind.ADDRESS: "Schrijf alleen de gemeente of de regio, of haal het adres weg.",
    Kind.BIRTH_DATE: "Haal de geboortedatum weg; schrijf zo nodig een leeftijdsgroep.",
    Kind.AGE: "Schrijf een leeftijdsgroep of een graad in plaats van de leeftijd van één persoon.",
    Kind.LISTED_NAME: "Schrijf de functie of de groep in plaats van de naam.",
    Kind.NAME: "Schrijf de functie of de groep als dit de naam van een persoon is.",
    Kind.INITIALS: "Schrijf de functie of de groep: initialen maken iemand herkenbaar.",
    Kind.SCHOOL_CLASS: "Schrijf de graad of het onderwijsniveau in plaats van de klas.",
    Kind.SMALL_GROUP: "Schrijf “enkele” of “minder dan 5” als personen zo herkenbaar worden.",
    Kind.SENSITIVE: "Beschrijf wat de ondersteuning vraagt, zonder dit gegeven over één persoon.",
    Kind.COMBINATION: "Laat de leeftijd, de plaats of de datum weg: samen wijzen ze naar één persoon.",
}
