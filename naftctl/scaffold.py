"""From a few answers to the names and texts of a new inspection folder. Pure."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Struct

from naftctl.followup import OpenShortcoming, carried_text
from naftctl.framework.pin import digest_of
from naftctl.language import tr
from naftctl.lifecycle import announce_by
from naftctl.model.framework import Framework, Investigation, Occasion, Scale

MEMBERS = ("ond1", "zrg1")
"""The team of a fresh `inspection.yaml`."""
REGULAR = "regulier"
FOLLOWUP = "followup.yaml"
_SUFFIX = ".j2"
_SCALE = "scorings/scale.md"
_MEMBER = "scorings/individual/member.yaml"
_SCALED_ONLY = ("scorings/", "reflection.md", "desk-analysis.md", "evidence/C01", "evidence/V01")
_LONGEST = 50


class ScaffoldFault(Exception):
    """A mistake in a scaffold template: its name, the line (0: unknown) and what is wrong."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path, self.line, self.message = path, line, message


class Plan(Struct, frozen=True):
    """What is known of an inspection when its folder is made; `chosen` is the alternate, once known.

    `carried` are the shortcomings that earlier inspections left open.
    """

    name: str
    framework: Framework
    occasion: Occasion
    first_visit: date
    chosen: str | None = None
    members: tuple[str, ...] = MEMBERS
    investigations: tuple[str, ...] | None = None
    carried: tuple[OpenShortcoming, ...] = ()

    @property
    def slug(self) -> str:
        """The name in small letters, digits and dashes, without a legal form."""
        return slug(self.name)

    @property
    def folder(self) -> str:
        """`2026-de-kantelpoort`, with the occasion behind it where that is not the regular one."""
        tail = "" if self.occasion.id == REGULAR else "-" + self.occasion.id.replace("_", "-")
        return f"{self.first_visit.year}-{self.slug}{tail}"

    @property
    def scaled(self) -> bool:
        """Whether the inspection places the provider on scales."""
        return self.occasion.scales == "required"

    @property
    def alternates(self) -> tuple[Investigation, ...]:
        """The investigations that one is chosen of."""
        return self.framework.alternates if self.occasion.focus == "framework" else ()

    @property
    def always(self) -> tuple[Investigation, ...]:
        """The investigations that are in focus without a choice."""
        return self.framework.always if self.occasion.focus == "framework" else ()

    @property
    def scales(self) -> tuple[Scale, ...]:
        """The scales in focus as far as it is known."""
        focus = self.investigations
        if focus is None:
            focus = (*(i.id for i in self.always), *((self.chosen,) if self.chosen else ()))
        return tuple(scale for scale in self.framework.scale.values() if scale.investigation in focus)


def slug(name: str) -> str:
    """A name in small letters, digits and dashes, at most 50, without `vzw` and the like."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = [word for word in re.findall(r"[a-z0-9]+", plain.replace("'", "")) if word not in {"vzw", "asbl"}]
    short = "-".join(words)
    return short if len(short) <= _LONGEST else short[: _LONGEST + 1].rpartition("-")[0] or short[:_LONGEST]


def scaffold(plan: Plan, templates: Mapping[str, str]) -> dict[str, str]:
    """The texts of the folder by their names, made from `templates` (`evidence/G01-….md.j2` and the like).

    Raises:
        ScaffoldFault: a template cannot be read or asks for what is not there.
    """
    environment = _environment(templates)
    values = _values(plan)
    texts = {}
    for template, name, more in _wanted(plan, templates):
        texts[name] = _rendered(environment, template, values | more)
    return texts


def note(plan: Plan, templates: Mapping[str, str], values: Mapping[str, Any]) -> str:
    """The text of one note, made from the template `note.md.j2` that sees `values` beside the rest.

    Raises:
        ScaffoldFault: the template cannot be read or asks for what is not there.
    """
    members = {"members": plan.members}
    return _rendered(_environment(templates), "note.md" + _SUFFIX, _values(plan) | members | dict(values))


def _wanted(plan: Plan, templates: Mapping[str, str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each template that is used, the name of its file, and what it sees beside the rest."""
    for template in sorted(templates):
        name = template.removesuffix(_SUFFIX)
        if name == template or not _belongs(plan, name):
            continue
        if name == _SCALE:
            for scale in plan.scales:
                yield template, f"scorings/{scale.id}.md", {"scale": scale}
        elif name == _MEMBER:
            for member in plan.members:
                yield template, f"scorings/individual/{member}.yaml", {"member": member}
        else:
            yield template, name, {}


def _belongs(plan: Plan, name: str) -> bool:
    asked = {
        "advice.md": plan.occasion.advice == "required",
        FOLLOWUP: bool(plan.carried),
        "summary.md": plan.occasion.public,
    }
    if name in asked:
        return asked[name]
    if name.startswith("findings/"):
        return not plan.scaled
    if plan.scaled:
        return True
    if name.startswith("scorings/") and plan.scales:
        return True
    return not name.startswith(_SCALED_ONLY)


def _values(plan: Plan) -> dict[str, Any]:
    framework = plan.framework
    return {
        "name": plan.name,
        "slug": plan.slug,
        "framework": framework.ref,
        "digest": digest_of(framework),
        "occasion": plan.occasion.id,
        "visit": plan.first_visit.isoformat(),
        "announce_by": announce_by(plan.first_visit, plan.occasion, plan.framework.terms.counting),
        "alternates": plan.alternates,
        "investigations": framework.investigations,
        "always": tuple(item.id for item in plan.always),
        "chosen": plan.chosen,
        "context_items": framework.context,
        "regulation": framework.regulation,
        "requested": framework.requested_information,
        "good_practice": framework.good_practice,
        "partner_groups": framework.partner_groups,
        "groups": {group.id: group for group in framework.partner_groups},
        "subject": next((g for g in framework.partner_groups if g.subject), None),
        "advice": framework.advice,
        "levels": tuple(framework.level.values()),
        "expectations": tuple(framework.expectations.values()),
        "scales": plan.scales,
        "carried": carried_text(plan.carried),
    }


def _environment(templates: Mapping[str, str]) -> jinja2.Environment:
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.DictLoader(dict(templates)),
        undefined=jinja2.StrictUndefined,
        autoescape=False,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
    )
    environment.filters["yaml"] = quoted
    return environment


def quoted(value: object) -> str:
    """A value as a YAML scalar between double quotes."""
    return json.dumps(str(value), ensure_ascii=False)


def _rendered(environment: jinja2.Environment, name: str, values: Mapping[str, Any]) -> str:
    try:
        return environment.get_template(name).render(values)
    except jinja2.TemplateSyntaxError as error:
        raise ScaffoldFault(
            name, error.lineno, tr("this template cannot be read: {reason}", reason=error.message)
        ) from error
    except (jinja2.TemplateError, TypeError, ValueError, LookupError, AttributeError) as error:
        raise ScaffoldFault(
            name, _line(error, name), tr("this template cannot be carried out: {error}", error=error)
        ) from error


def _line(error: BaseException, name: str) -> int:
    """The innermost line of the template in the trace."""
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename in {name, "<template>"}:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
