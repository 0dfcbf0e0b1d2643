"""The brief of one party's statement: what it commits itself to, asks for and denies, in its own words."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from .fields import Evidence, Printed, Quotation, Ref


class _Item(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)


class Speaker(_Item):
    """The party that issues the statement, or a person who speaks in it."""

    id: str = Field(description="Short lower-case slug.")
    name: Printed = Field(description="The fullest form that the text prints, without title.")
    title: Printed | None = Field(description="Office or title as printed. Null if none.")
    evidence: Evidence


class Commitment(_Item):
    """Something that the party says it will do, offer or keep to, with its own hedges. Praise and description are none."""

    id: str = Field(description="'C1', 'C2', ...")
    text: str = Field(description="The commitment in one sentence; 'may' stays 'may', 'is ready to' is not 'will'.")
    conditions: list[str] = Field(description="What it depends on, in the text's words. May be empty.")
    deadline: Printed | None = Field(description="The time limit in the text's words. Else null.")
    evidence: Evidence


class Demand(_Item):
    """Something that the party asks of somebody else."""

    id: str = Field(description="'D1', 'D2', ...")
    text: str
    addressee: Printed | None = Field(description="Of whom it is asked, as printed. Null if the text does not say.")
    evidence: Evidence


class Denial(_Item):
    """A claim or report that the party says is untrue."""

    id: str = Field(description="'N1', 'N2', ...")
    text: str = Field(description="What is denied, said so that the denial is part of the sentence.")
    evidence: Evidence


class SpokenLine(_Item):
    """Words printed in quotation marks, with who says them."""

    id: str = Field(description="'U1', 'U2', ...")
    passage: Quotation
    speakers: list[Ref[Speaker]] = Field(description="Empty if the text does not say.")


class StatementBrief(_Item):
    """A brief of one party's press statement, from its text alone. Empty lists are right answers."""

    headline: str = Field(description="What is new, in at most 15 words.")
    speakers: list[Speaker]
    commitments: list[Commitment]
    demands: list[Demand]
    denials: list[Denial]
    quotes: list[SpokenLine]
