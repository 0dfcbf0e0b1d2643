"""A mock chat endpoint on loopback, raw sockets underneath, that plays answers and faults from a script."""

from tests.endpoint.faults import FAULTS, Fault
from tests.endpoint.mock import MockEndpoint, Play, Seen, Usage

__all__ = ["FAULTS", "Fault", "MockEndpoint", "Play", "Seen", "Usage"]
