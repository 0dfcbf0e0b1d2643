"""Exact maximum-weight assignment in integers: the Hungarian method with potentials, O(n^3).

Kuhn, "The Hungarian method for the assignment problem" (1955), in the shortest-augmenting-path form of
Jonker and Volgenant (1987). Integers keep the result exact on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence


def assign(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs (row, column) of greatest total weight, each row and column used at most once, in row order.

    `weights` is a rectangle of integers; a pair of weight 0 or less is not allowed and never returned.

    >>> assign([[9, 8], [8, 0]])
    [(0, 1), (1, 0)]
    """
    rows, columns = len(weights), max((len(row) for row in weights), default=0)
    if not rows or not columns:
        return []
    if rows > columns:
        flipped = [[weights[r][c] for r in range(rows)] for c in range(columns)]
        return sorted((r, c) for c, r in assign(flipped))
    costs = [[-max(0, weight) for weight in row] for row in weights]
    matched = _cheapest(costs, rows, columns)
    return [(r, c) for r, c in enumerate(matched) if weights[r][c] > 0]


def _cheapest(costs: list[list[int]], rows: int, columns: int) -> list[int]:
    """The column of each row in the assignment of least total cost; needs rows <= columns.

    Rows are added one by one; row 0 and column 0 of the working arrays are sentinels.
    """
    row_potential = [0] * (rows + 1)
    column_potential = [0] * (columns + 1)
    row_of = [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0] = row
        path = _shortest_path(costs, row_potential, column_potential, row_of)
        column = path[0]
        for previous in path[1:]:
            row_of[column] = row_of[previous]
            column = previous
    matched = [0] * rows
    for column in range(1, columns + 1):
        if row_of[column]:
            matched[row_of[column] - 1] = column - 1
    return matched


def _shortest_path(
    costs: list[list[int]], row_potential: list[int], column_potential: list[int], row_of: list[int]
) -> list[int]:
    """Columns of the shortest augmenting path from a free column back to the sentinel; updates the potentials."""
    columns = len(column_potential) - 1
    distance: list[int | None] = [None] * (columns + 1)
    came_from = [0] * (columns + 1)
    done = [False] * (columns + 1)
    current = 0
    while row_of[current]:
        done[current] = True
        row = row_of[current]
        step, nearest = _relax(costs[row - 1], row_potential[row], column_potential, distance, came_from, done, current)
        for column in range(columns + 1):
            if done[column]:
                row_potential[row_of[column]] += step
                column_potential[column] -= step
            else:
                known = distance[column]
                distance[column] = None if known is None else known - step
        current = nearest
    path = [current]
    while current:
        current = came_from[current]
        path.append(current)
    return path


def _relax(
    row_costs: list[int],
    potential: int,
    column_potential: list[int],
    distance: list[int | None],
    came_from: list[int],
    done: list[bool],
    current: int,
) -> tuple[int, int]:
    """Shorten the distances of the open columns through one row; the least of them and its column."""
    best: int | None = None
    nearest = 0
    for column in range(1, len(column_potential)):
        if done[column]:
            continue
        reduced = row_costs[column - 1] - potential - column_potential[column]
        known = distance[column]
        if known is None or reduced < known:
            distance[column] = known = reduced
            came_from[column] = current
        if best is None or known < best:
            best, nearest = known, column
    return best or 0, nearest
