"""Whether an article tells of a negotiation: quarrels of claims, wares on offer and pledges alone do not make one."""

from __future__ import annotations

import pytest

from summarizer.document import Document
from summarizer.engines.rules.draft import find_all

CLAIMS = """Mayor rejects claims of waste
Mayor Ada Brook has rejected claims that the city wasted money on its new park.
The opposition group said she had dismissed suggestions that the park was too large.
Ms Brook said she accepted that the park was late. The park lies on the river.
She again rejected reports that her brother had built its gates. Roses grow there.
The council refused to comment on the matter. The gates are of iron.
"""
WARES = """Post office offers parcels at night
The post office offers customers 12 new services from Monday.
Films on offer at its shops cost 3 pounds each. Consumer demand rose last year.
Shares of the post office stand at 40 pence on the stock exchange.
It offers its customers free tea. The shop is settled in the old station.
Demand is rising in all towns. A video-on-demand service will follow.
"""
PLEDGES = """Party promises more trees
The Garden Party promised 900 trees on Monday. It wants greener towns.
The party pledged to plant 200 of them this year. It promised a pond to each school.
Its leader Nils Berg wants more bees. He asked for patience in his speech.
The party wants cleaner air. It promised a bench for every street.
A rival said that the promises were at odds with the weather.
"""
BODIES = """Parliament rejects tree bill
Parliament has rejected the tree bill after a long evening. The bill is 90 pages long.
Members had dismissed an earlier motion in May. They also rejected an amendment on ponds.
A court refused an appeal by gardeners last year. The judge likes roses.
The law will be written anew. Its authors are tired.
"""


@pytest.mark.parametrize("text", [CLAIMS, WARES, PLEDGES, BODIES], ids=["claims", "wares", "pledges", "bodies"])
def test_an_article_of_other_news_is_no_negotiation(text: str) -> None:
    """Claims rejected, wares on offer, promises alone, a bill voted down: no offers, no issues."""
    found = find_all(Document(text))
    assert not found.negotiation.found
    assert (found.acts, found.issues) == ([], [])


def test_a_lead_full_of_talks_makes_a_negotiation_of_an_article_that_ends_elsewhere() -> None:
    """What the lead is about counts, though half of the article tells of the year's figures."""
    found = find_all(
        Document(
            """Merrow and Tallis talks go on
Merrow Bank said on Friday that it was still in talks with Tallis Group over a merger.
No agreement has been reached on the price, Merrow said. Talks began in May.
Merrow also said that its earnings grew by 9 per cent.
Its outlook is better than analysts had expected. Its head office stands by the sea.
The bank has 200 branches. It was founded by a miller.
Its revenue in the third quarter was strong. The bank will publish its figures in May.
"""
        )
    )
    assert found.negotiation.found


def test_a_refused_offer_is_still_an_answer() -> None:
    """To reject a claim for money, an idea of terms or a plan answers it."""
    found = find_all(
        Document(
            """Dockers reject plan
The Dockers' Union rejected a pay plan of Port Ellis on Monday. The port dismissed its claim for back pay.
The union refused the idea of a swap of shifts. The two sides remain far apart.
Port Ellis turned down a proposal of arbitration. The union wants 5 per cent.
"""
        )
    )
    assert found.negotiation.found
