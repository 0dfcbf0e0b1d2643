"""A cluster of three nodes on this machine, for as long as the tests of this folder run."""

from __future__ import annotations

import gc
import os
import time
import warnings
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

with suppress(ImportError):
    import ray
if find_spec("ray") is None:
    collect_ignore = ["test_batch.py", "test_files.py", "test_gatekeeper.py", "test_pipelines.py", "test_worker.py"]
ID_LINE = 57  # bytes of the id of a node on a line of its own
STORE = 100 * 2**20  # bytes of a node's object store
os.environ["RAY_USAGE_STATS_ENABLED"] = "0"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Ray warns of its own doings, and its processes outlive a test."""
    for item in items:
        if "cluster" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.filterwarnings("ignore"))
            item.add_marker(pytest.mark.cluster)


def wait_for(count: Path, size: int) -> bool:
    """Whether the file `count` has grown to `size` bytes, within two minutes."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if count.exists() and count.stat().st_size >= size:
            return True
        time.sleep(0.01)
    return False


class ThreeNodes:
    """A head without a core, where the driver and the limiter are, and two nodes that do the work and may be killed.

    Each of the two is said to have three cores, so that one alone has room for two workers, a reader and a writer.
    """

    def __init__(self) -> None:
        from ray.cluster_utils import Cluster  # noqa: PLC0415 # the extra may be absent

        head = {"num_cpus": 0, "object_store_memory": STORE, "include_dashboard": False}
        self.cluster = Cluster(initialize_head=True, head_node_args=head)
        self.fill_up()
        ray.init(self.cluster.address, namespace="summarizer", log_to_driver=False, logging_level=40)
        data = ray.data.DataContext.get_current()
        data.enable_progress_bars = False
        data.execution_options.preserve_order = True

    @property
    def address(self) -> str:
        return str(self.cluster.address)

    def fill_up(self) -> None:
        """Begin nodes in place of those that were killed."""
        while len(self.cluster.worker_nodes) < 2:
            self.cluster.add_node(num_cpus=3, object_store_memory=STORE)

    def kill_one(self, place: Path, *, after: int) -> int:
        """Kill, without a farewell, a node that holds a request once there were `after` of them, then let all go on.

        Returns how many requests there were. See `tests.ray.noting` for the files of `place`.
        """
        if not (wait_for(place / "count", after) and wait_for(place / "held", ID_LINE)):
            return -1
        held = (place / "held").read_text().split()
        self.cluster.remove_node(next(n for n in self.cluster.worker_nodes if n.node_id in held), allow_graceful=False)
        there_were = (place / "count").stat().st_size
        (place / "go").touch()
        return there_were

    def end(self) -> None:
        ray.shutdown()
        self.cluster.shutdown()
        with warnings.catch_warnings(action="ignore"):
            gc.collect()  # what Ray has left open is not to be found in the tests of others


@pytest.fixture(scope="package")
def _three_nodes() -> Iterator[ThreeNodes]:
    try:
        nodes = ThreeNodes()
    except (OSError, RuntimeError, TimeoutError) as error:
        pytest.skip(f"Ray cannot begin a cluster here: {error}")
    yield nodes
    nodes.end()


@pytest.fixture
def cluster(_three_nodes: ThreeNodes) -> Any:
    """Three nodes, all of them alive."""
    _three_nodes.fill_up()
    return _three_nodes
