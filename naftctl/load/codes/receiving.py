"""The codes of what keeps a reaction from being taken in, beside its own form."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

RECEIVING: dict[str, Code] = {
    "N535": code(
        "reaction-twice",
        "Een reactie wordt één keer opgenomen.",
        "van twee keer dezelfde opmerkingen zou er één zonder antwoord blijven.",
        "antwoord op de opmerkingen die er al staan, of neem het juiste bestand op.",
    ),
    "N536": code(
        "reaction-out-of-place",
        "Een reactie komt na het zegel van het ontwerp en vóór dat van het definitieve verslag.",
        "een opmerking gaat over wat de aanbieder las, en het definitieve verslag antwoordt erop.",
        "verzegel en verstuur eerst het ontwerp; is het definitieve verslag verzegeld, "
        "bewaar de reactie dan buiten de map.",
    ),
}
