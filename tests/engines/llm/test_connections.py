"""Connections are as many as requests under way, used again, and free after whatever happened."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import httpx2
import pytest

from summarizer.engines.llm.connections import Connections

ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"


class Server:
    """Answers every request; counts the connections that it ever had. `hangs_up` closes without an answer."""

    def __init__(self) -> None:
        self.connections = 0
        self.hangs_up = False

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while not self.hangs_up:
                await reader.readuntil(b"\r\n\r\n")
                await asyncio.sleep(0.02)
                writer.write(ANSWER)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


def run(use: Callable[[Server, httpx2.AsyncClient, str], Awaitable[None]]) -> None:
    async def main() -> None:
        server = Server()
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
        url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/"
        async with listening, httpx2.AsyncClient(transport=Connections()) as client:
            await use(server, client, url)

    asyncio.run(main())


def test_as_many_connections_as_requests_under_way() -> None:
    """Three rounds of eight at once need eight connections, one after the other one of them."""

    async def use(server: Server, client: httpx2.AsyncClient, url: str) -> None:
        for _ in range(3):
            answers = await asyncio.gather(*(client.get(url) for _ in range(8)))
            assert [answer.text for answer in answers] == ["ok"] * 8
        for _ in range(5):
            await client.get(url)
        assert server.connections == 8

    run(use)


def test_failures_and_cancellations_give_the_connection_back() -> None:
    """After a hang-up, a request given up and an answer left unread, one connection does for the next requests."""

    async def use(server: Server, client: httpx2.AsyncClient, url: str) -> None:
        server.hangs_up = True
        for _ in range(3):
            with pytest.raises(httpx2.TransportError):
                await client.get(url)
        server.hangs_up = False
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(client.get(url), 0.005)
        async with client.stream("GET", url):
            pass
        before = server.connections
        for _ in range(5):
            assert (await client.get(url)).text == "ok"
        assert server.connections <= before + 1

    run(use)
