"""Spanish and French articles of talks are read by their own cues."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Brief = Callable[[str], dict[str, Any]]
SPANISH = """Los conductores mantienen la huelga

El sindicato FTV exige un aumento del 6 % y el fin de los turnos partidos en la red de autobuses de Valmar.

La empresa ofreció un pago único de 400 euros por trabajador si los paros se suspenden.

Tampoco hay acuerdo sobre las horas nocturnas. Las negociaciones siguen, dijo Lucía Arrieta.

Las partes volverán a reunirse el lunes.
"""
FRENCH = """Carrières : pas d'accord entre la direction et les salariés

La direction a proposé mercredi une prime de 800 euros aux salariés en échange de la reprise du travail.

Le syndicat UGM réclame une hausse de 5 % des salaires, a déclaré Paul Estève.

La question des retraites reste en suspens. Les négociations ont duré deux jours.

Une nouvelle réunion est prévue vendredi.
"""
RECIPE = """Una sopa para el invierno

La cocinera Rosa Valdés ofrece desde el lunes una sopa de calabaza en su casa de comidas.

Pide a sus clientes que traigan su propio plato. El caldo hierve tres horas y se sirve con pan.

En la plaza, los vecinos hablan del frío y del precio de la leña.

La sopa estará en la carta hasta el viernes, dijo Valdés.
"""


def test_offers_demands_issues_and_steps_in_spanish(brief: Brief) -> None:
    """What the union asks, the company gives, what is open and when they meet again."""
    raw = brief(SPANISH)
    assert [offer["kind"] for offer in raw["offers"]] == ["demand", "offer"]
    assert raw["offers"][0]["made_by"] == ["ftv"]
    assert any("horas nocturnas" in issue["topic"] for issue in raw["open_issues"])
    assert len(raw["next_steps"]) == 1


def test_offers_demands_issues_and_steps_in_french(brief: Brief) -> None:
    """The same in French."""
    raw = brief(FRENCH)
    assert [offer["kind"] for offer in raw["offers"]] == ["offer", "demand"]
    assert any("retraites" in issue["topic"] for issue in raw["open_issues"])
    assert len(raw["next_steps"]) == 1
    assert "Paul Estève" in {party["name"] for party in raw["parties"]}


def test_other_news_in_spanish_stays_empty(brief: Brief) -> None:
    """A recipe that is offered and plates that are asked for are no negotiation."""
    raw = brief(RECIPE)
    assert raw["offers"] == raw["open_issues"] == raw["next_steps"] == []
