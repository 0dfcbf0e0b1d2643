"""The brief of an article about a negotiation: who takes part, what is on the table, what is unresolved, who said what.

Class docstrings and field descriptions are the instructions that a model reads: they define what belongs where.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from .fields import Evidence, Printed, Quotation, Ref, by_program


class Item(BaseModel):
    """Base of everything listed in a brief: no keys beyond the declared ones."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


class PartyKind(StrEnum):
    PERSON = "person"
    STATE = "state"
    COMPANY = "company"
    UNION = "union"
    ARMED_GROUP = "armed_group"
    ORGANIZATION = "organization"
    GROUP = "group"
    UNNAMED = "unnamed"


class PartyRole(StrEnum):
    PRINCIPAL = "principal"
    REPRESENTATIVE = "representative"
    MEDIATOR = "mediator"
    GUARANTOR = "guarantor"
    STAKEHOLDER = "stakeholder"
    COMMENTATOR = "commentator"


class OfferKind(StrEnum):
    OFFER = "offer"
    DEMAND = "demand"
    PROPOSAL = "proposal"
    CONCESSION = "concession"
    GUARANTEE = "guarantee"
    ULTIMATUM = "ultimatum"
    AGREEMENT = "agreement"


class OfferStatus(StrEnum):
    ANNOUNCED = "announced"
    PROPOSED = "proposed"
    UNDER_DISCUSSION = "under_discussion"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    IN_FORCE = "in_force"
    BROKEN = "broken"
    UNCLEAR = "unclear"


class IssueStatus(StrEnum):
    OPEN = "open"
    NARROWING = "narrowing"
    STALLED = "stalled"
    DISPUTED = "disputed"


class QuoteKind(StrEnum):
    FULL = "full"
    PARTIAL = "partial"


class Statement(Item):
    """One sentence in your words, with the sentences of the article that support all of it."""

    text: str
    evidence: Evidence = Field(description="Sentence ids.")


class Party(Item):
    """Whoever takes part in, is bound by or speaks about the negotiation; everyone quoted or named as a source is one.

    One item for one party of the real world, however many names it has; a state and its president are two.
    No party: places as places, the publisher, the reporter, people who are mentioned as background only.
    """

    id: str = Field(description="Short lower-case slug, for example 'port-authority'. Others refer to it.")
    name: Printed = Field(
        description="The fullest form that the article prints, without title. A state printed only as an adjective is "
        "named by its country. A source without a name is called what the article calls it: never give it a name."
    )
    aliases: list[Printed] = Field(description="Other forms that the article prints for the same party. May be empty.")
    kind: PartyKind = Field(
        description="state: a country or its government, also when named by its capital. organization: any other body "
        "(ministry, court, agency, parliament, alliance, club, party). group: several that act as one ('bondholders', "
        "'foreign ministers'). unnamed: a person or persons given without a name, such as 'a senior official'. "
        "Somebody known by a unique office ('the head of the agency') is a person."
    )
    role: PartyRole = Field(
        description="In the negotiation that the article is mainly about. principal: a side. representative: speaks or "
        "acts for a side (presidents, ministers, envoys, spokesmen, officials of a side). mediator: brokers between the "
        "sides, its envoys and officials included. guarantor: underwrites a deal without being a side. stakeholder: bound by it or asked to consent, "
        "without being a side (parliament, regulator, voters, the workforce or player concerned). commentator: only comments."
    )
    represents: Ref[Party] | None = Field(
        description="For representatives and spokesmen: the id of the party for whom they speak or act. Else null."
    )
    title: Printed | None = Field(
        description="Office or title as printed, for example 'Finance Minister'. Null if none."
    )
    evidence: Evidence = Field(
        description="Ids of one to three sentences that show who this is and what part it takes."
    )


class Amount(Item):
    """One figure of the terms (money, percentage, count, duration) in digits or number words, as printed. No calendar years."""

    text: Printed
    value: float | None = by_program(description="The figure as a number, scale words applied.")
    unit: str | None = by_program(description="'%', 'year', 'day', ... or what is counted.")
    currency: str | None = by_program(description="ISO 4217 code, for money.")


class Offer(Item):
    """Something that one party puts on the table for another in this negotiation.

    Bids, counter-bids, requests for money, pledges, conditions for agreeing and red lines count. One item for one
    distinct thing: told twice it is one item with both places as evidence; an offer and its counter-offer are two.
    A plan tabled as one thing is one item, but a term with a fate of its own (accepted, refused, disputed) is an item
    of its own. Accepting or refusing is a status of the offer, not an item. No offers: forecasts, praise, descriptions
    of talks, acts outside the negotiation, deals with third parties, earlier rounds told as history, ideas of
    reporters or experts.
    """

    id: str = Field(description="'O1', 'O2', ...")
    kind: OfferKind = Field(
        description="demand: asks the other side to give or do something, also a red line or a condition for agreeing. "
        "offer: gives something with terms, and any counter-offer. concession: an openness or willingness without terms. proposal: a plan or term "
        "put forward for both sides, also by a mediator. guarantee: underwrites security or performance. ultimatum: a demand "
        "with the consequence of refusing it. agreement: terms that the sides have settled."
    )
    made_by: list[Ref[Party]] = Field(
        description="The side or sides whose offer it is, not the spokesman who voices it. For an agreement: all sides."
    )
    made_to: list[Ref[Party]] = Field(
        description="The addressees. Empty for an agreement or if the article does not say."
    )
    according_to: Ref[Party] | None = Field(
        description="Who voices or reports it, where that is not the maker itself: a spokesman, or somebody else who says it "
        "of them. Null if the maker says it or nobody is named."
    )
    text: str = Field(
        description="The substance in one sentence, with the article's own hedges, negations and figures."
    )
    conditions: list[str] = Field(
        description="What must come first or is asked in return, in the article's words, not how the offer works. May be empty."
    )
    amounts: list[Amount] = Field(description="Every figure of the offer's terms. May be empty.")
    deadline: Printed | None = Field(
        description="The time limit tied to this offer, in the article's words. Else null."
    )
    status: OfferStatus = Field(
        description="What the article says at its own date. announced: said to be coming. proposed: on the table, no answer "
        "told. under_discussion: being negotiated, or accepted or refused by only one of several addressees. accepted / "
        "rejected: by its addressees. withdrawn: taken back or replaced by its maker. expired, in_force, broken. unclear: "
        "the article does not say."
    )
    evidence: Evidence = Field(description="Ids of the sentences that state it or tell its fate.")
    basis: str | None = by_program(description="The rule that made this item, where a rule did.")
    confidence: float | None = by_program(
        description="Share of such items that were right in the rule's own evaluation."
    )


class Position(Item):
    """What one side is reported to want or to hold on the issue. One a side, however many people speak for it."""

    party: Ref[Party] = Field(
        description="The side itself (or a stakeholder with a view of its own), never its spokesman, minister, delegate or "
        "officials. Mediators, commentators and sources hold no position."
    )
    text: str
    evidence: Evidence = Field(description="Sentence ids.")


class OpenIssue(Item):
    """A matter that the article presents as not yet settled between the parties.

    A sticking point, a missing approval, a disputed claim about what was agreed, an undecided term. The finest cut that
    the article names, not finer. What the article calls settled is no open issue, unless another party contradicts it.
    'Talks continue' alone is none.
    """

    id: str = Field(description="'I1', 'I2', ...")
    topic: str = Field(
        description="A noun phrase in the article's own words that is understood alone: the matter and what about it is "
        "undecided, never a bare word."
    )
    status: IssueStatus = Field(
        description="open; narrowing: said to be closer; stalled: said to be deadlocked, broken off or without progress; "
        "disputed: parties contradict each other on the facts."
    )
    positions: list[Position] = Field(description="One for each side whose view on it is reported. May be empty.")
    evidence: Evidence = Field(description="Ids of the one or two sentences that present the matter as unsettled.")
    basis: str | None = by_program(description="The rule that made this item, where a rule did.")
    confidence: float | None = by_program(
        description="Share of such items that were right in the rule's own evaluation."
    )


class Quote(Item):
    """Speech or writing that the article prints in quotation marks as somebody's words, whatever it is about.

    No quotes: titles of works, nicknames, scare quotes, words explained as terms. A quote that is broken by 'he said' is
    two passages with the same speaker. A single word is a quote only where its sentence gives it to somebody.
    """

    id: str = Field(description="'U1', 'U2', ...")
    passage: Quotation = Field(
        description="The passage's id, such as 'Q3'. Only for words that stand in marks but have no Q id: the sentence id, "
        "a colon, the first words, ' ... ' and the last words, for example 'S5: We will not ... by Friday'."
    )
    speakers: list[Ref[Party]] = Field(
        description="Whom the article says it comes from: follow pronouns and titles to the party. A joint statement has "
        "several. Empty if the article does not say."
    )
    kind: QuoteKind = Field(description="full: a clause with subject and verb stands in the marks; else partial.")
    repeats: Ref[Quote] | None = Field(
        description="Id of the earlier quote that says the same thing, if any. Else null."
    )
    about: list[Ref[Offer | OpenIssue]] = Field(
        description="Ids of the offers and open issues it is about. May be empty."
    )
    basis: str | None = by_program(description="The rule that attributed it, where a rule did.")
    confidence: float | None = by_program(
        description="Share of such attributions that were right in the rule's evaluation."
    )


class NegotiationBrief(Item):
    """A brief of one article about a negotiation, from that article alone. Empty lists are right answers."""

    headline: str = Field(description="What is new, in at most 15 words.")
    summary: list[Statement] = Field(description="Two to four sentences that a busy reader needs first.")
    parties: list[Party]
    offers: list[Offer]
    open_issues: list[OpenIssue]
    quotes: list[Quote]
    next_steps: list[Statement] = Field(
        description="Dated or planned events of the negotiation: a meeting, a vote, a deadline. No forecasts."
    )
