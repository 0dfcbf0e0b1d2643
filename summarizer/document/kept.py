"""Values worked out when they are first asked for and kept with their object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class kept(Generic[T]):  # noqa: N801 # used as a decorator, like functools.cached_property
    """`functools.cached_property` without its lock, which costs more than most of what is kept here.

    Two threads that ask at once both work the value out; it is the same value.
    """

    def __init__(self, function: Callable[[Any], T]) -> None:
        self._function = function
        self._name = function.__name__
        self.__doc__ = function.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> kept[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> T | kept[T]:
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._function(instance)
        return value
