"""Programs that are asked, by a fault or by a trick, to fetch something from elsewhere."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from naftctl.engines import pandoc
from naftctl.engines.child import EngineError
from naftctl.engines.typst import compile_pdf
from tests.conftest import ROOT
from tests.outgoing.hostile import listening

FONTS = ROOT / "templates" / "report" / "fonts"


def test_pandoc_cannot_fetch_even_where_a_script_asks_it(tmp_path: Path) -> None:
    script = tmp_path / "script.lua"
    with listening() as listener:
        ask = f"print(pcall(pandoc.mediabag.fetch, '{listener.address}/x.png'))"
        script.write_text(ask, "utf-8")
        assert pandoc.run_script(script, b"", 0).output.startswith(b"false")
    assert listener.heard == []


@pytest.mark.parametrize("form", ["html", "docx", "json"])
def test_pandoc_fetches_nothing_that_a_text_names(tmp_path: Path, form: str) -> None:
    script = tmp_path / "script.lua"
    with listening() as listener:
        text = f"![x]({listener.address}/a.png) <img src={listener.address}/b.png>"
        script.write_text(
            f"local doc = pandoc.read([[{text}]], 'commonmark', {{}}, {{}})\n"
            f"print(#pandoc.write(doc, '{form}'))",
            "utf-8",
        )
        pandoc.run_script(script, b"", 0)
    assert listener.heard == []


@pytest.mark.parametrize("what", ["@preview/tablex:0.0.8", "@local/eigen:1.0.0"])
def test_typst_brings_in_no_package(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "share" / "typst" / "packages" / "local" / "eigen" / "1.0.0"
    home.mkdir(parents=True)
    (home / "typst.toml").write_text('[package]\nname = "eigen"\nversion = "1.0.0"\nentrypoint = "a.typ"\n')
    (home / "a.typ").write_text('#let a = "hier"')
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    begun = time.monotonic()
    with pytest.raises(EngineError) as caught:
        compile_pdf({"main.typ": f'#import "{what}": *\nDag'.encode()}, "main.typ", FONTS, 0, 30)
    assert caught.value.kind == "failed"
    assert time.monotonic() - begun < 25
