"""An example of a brief type of one's own: what a product recall notice says."""

from __future__ import annotations

from pydantic import BaseModel, Field

from summarizer.schemas import Evidence, Printed, Quotation, Ref


class Maker(BaseModel):
    """A company or authority that the notice names as responsible for the product or the recall."""

    id: str = Field(description="Short lower-case slug.")
    name: Printed = Field(description="The fullest form that the notice prints.")
    evidence: Evidence


class Hazard(BaseModel):
    """A way in which the product can do harm. What the notice calls merely possible stays possible."""

    id: str = Field(description="'H1', 'H2', ...")
    text: str = Field(description="The hazard in one sentence, with the notice's own hedges.")
    batches: list[Printed] = Field(description="Batch or model numbers as printed. May be empty.")
    made_by: Ref[Maker] | None = Field(description="Whose product it is. Null if the notice does not say.")
    evidence: Evidence


class Words(BaseModel):
    """Words in quotation marks, with who says them."""

    id: str = Field(description="'U1', 'U2', ...")
    passage: Quotation
    speakers: list[Ref[Maker]]


class RecallNotice(BaseModel):
    """A brief of one recall notice, from its text alone."""

    headline: str = Field(description="What is recalled and why, in at most 15 words.")
    makers: list[Maker]
    hazards: list[Hazard]
    quotes: list[Words]
