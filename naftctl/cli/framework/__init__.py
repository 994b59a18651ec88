"""`naftctl framework`: the versions of the framework, one module per command."""

from __future__ import annotations

from naftctl.cli import Row
from naftctl.cli.group import Commands


class Framework(Commands):
    """Het kader: welke versies er zijn, wat erin staat, waarin ze verschillen, en een nieuwe overnemen."""

    table: tuple[Row, ...] = (
        ("list", "listing:list_versions", "de versies, hun herkomst, en hoeveel inspecties ze vastleggen"),
        ("show", "show", "een verwachting, schaal of onderzoek, of het hele kader op een rij"),
        ("check", "check", "een versie nakijken"),
        ("diff", "diff", "waarin twee versies verschillen, in woorden"),
        ("form", "form", "een Excel-formulier om een tekst in over te nemen"),
        ("import", "take_in:take_in", "een overgenomen tekst als nieuwe versie toevoegen"),
        ("migrate", "migrate", "wat een inspectie volgens een andere versie zou vragen"),
        ("pin", "pin", "vastleggen hoe een versie is, vanaf het eerste gebruik"),
    )
    package = "naftctl.cli.framework"
