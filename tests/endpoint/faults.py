"""Every fault that the mock endpoint can play, with what the policy owes for it when it lasts."""

from __future__ import annotations

import gzip
import json
import time
from dataclasses import dataclass
from email.utils import formatdate

from summarizer import errors
from tests.endpoint import plays
from tests.endpoint.mock import Play, Wire
from tests.endpoint.plays import BRIEF, GOOD, body, completion, raw, says, status

ONCE, REASKED, RETRIED = 1, 2, 4
OK = None  # not a fault after all: a brief comes out


@dataclass(frozen=True)
class Fault:
    """`error` and `requests` when the endpoint never gets better; `slow` faults end at the deadline."""

    name: str
    play: Play
    error: type[errors.EngineError] | None
    requests: int
    slow: bool = False

    @property
    def passes(self) -> bool:
        """Whether one good answer after it must save the article."""
        return not self.slow and (self.error is OK or self.requests > ONCE)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n"


def _reset(wire: Wire) -> None:
    wire.reset()


def _silent_close(wire: Wire) -> None:
    wire.keep = False


def _stall(wire: Wire) -> None:
    wire.hold()


def _stall_after_headers(wire: Wire) -> None:
    wire.send(HEAD + b'{"id": "x", ')
    wire.hold()


def _slow_headers(wire: Wire) -> None:
    wire.drip(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-Filler-%d: x\r\n" % number for number in range(500)))


def _drip(wire: Wire) -> None:
    wire.send(HEAD)
    wire.drip(b" " * 5000)


def _drip_chunks(wire: Wire) -> None:
    wire.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
    wire.drip(b"1\r\n \r\n" * 2000)


def _cut_body(wire: Wire) -> None:
    wire.send(HEAD + b'{"id": "x", "choices": [')


def _reset_in_body(wire: Wire) -> None:
    wire.send(HEAD + b'{"id": "x", ')
    wire.reset()


def _bad_chunk(wire: Wire) -> None:
    wire.send(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"
    )


def _not_http(wire: Wire) -> None:
    wire.send(b"SSH-2.0-OpenSSH_9.6\r\n")


def _bad_utf8(wire: Wire) -> None:
    text = json.dumps(completion(wire, "caf\xe9"), ensure_ascii=False)
    wire.seen.billed = None  # nobody can read what was billed
    wire.answer(200, text.encode("latin-1"))


def _good_as_text(wire: Wire) -> None:
    wire.answer(200, json.dumps(completion(wire, GOOD)).encode(), media_type="text/plain")


def _http_date(wire: Wire) -> None:
    status(429, Retry_After=formatdate(time.time() + 30, usegmt=True))(wire)


def _two_calls(wire: Wire) -> None:
    answer = completion(wire, GOOD)
    message = answer["choices"][0]["message"]
    if message.get("tool_calls"):
        message["tool_calls"] *= 2
    else:
        message["content"] = GOOD + GOOD
    wire.answer_json(200, answer)


def _parts(wire: Wire) -> None:
    answer = completion(wire, None)
    answer["choices"][0]["message"]["content"] = [
        {"type": "text", "text": GOOD[:9]},
        {"type": "text", "text": GOOD[9:]},
    ]
    wire.answer_json(200, answer)


def _without(*keys: str) -> str:
    return json.dumps({key: value for key, value in BRIEF.items() if key not in keys})


def _with_choices(value: object) -> Play:
    return body(lambda wire: {**completion(wire, GOOD), "choices": value})


def _endless(wire: Wire) -> None:
    wire.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not wire.stopped.is_set():
        wire.send(b"10000\r\n" + b" " * 0x10000 + b"\r\n")


BOMB = gzip.compress(b" " * 80_000_000, 1)
ERROR_200 = {"error": {"message": "upstream is down", "code": 502}}
QUOTA_200 = {"error": {"message": "no credit", "code": "insufficient_quota"}}
DUPLICATE = GOOD.replace('"speakers": []', '"speakers": [], "speakers": []')
NUL = json.dumps(BRIEF | {"headline": "a\x00b\ud800c"})

_TRANSPORT = [
    Fault("reset", _reset, errors.EndpointUnreachable, RETRIED),
    Fault("closed without an answer", _silent_close, errors.EndpointProtocol, RETRIED),
    Fault("reset in the body", _reset_in_body, errors.EndpointUnreachable, RETRIED),
    Fault("body cut short", _cut_body, errors.EndpointProtocol, RETRIED),
    Fault("bad chunk", _bad_chunk, errors.EndpointProtocol, RETRIED),
    Fault("not HTTP", _not_http, errors.EndpointProtocol, RETRIED),
    Fault("stall", _stall, errors.EndpointTimeout, ONCE, slow=True),
    Fault("stall after headers", _stall_after_headers, errors.EndpointTimeout, ONCE, slow=True),
    Fault("slow headers", _slow_headers, errors.EndpointTimeout, ONCE, slow=True),
    Fault("drip", _drip, errors.EndpointTimeout, ONCE, slow=True),
    Fault("drip in chunks", _drip_chunks, errors.EndpointTimeout, ONCE, slow=True),
]
_BODIES = [
    Fault("bad gzip", raw(b"not gzip at all", Content_Encoding="gzip"), errors.EndpointProtocol, RETRIED),
    Fault("gzip bomb", raw(BOMB, Content_Encoding="gzip"), errors.EndpointProtocol, ONCE),
    Fault("endless body", _endless, errors.EndpointProtocol, ONCE),
    Fault("bad UTF-8", _bad_utf8, errors.EndpointProtocol, RETRIED),
    Fault("empty body", raw(b""), errors.EndpointProtocol, RETRIED),
    Fault("truncated body", raw(b'{"id": "x", "choices": [{'), errors.EndpointProtocol, RETRIED),
    Fault("HTML", raw(b"<html>hello</html>", media_type="text/html"), errors.EndpointProtocol, ONCE),
    Fault("no content", raw(b"", code=204), errors.EndpointProtocol, RETRIED),
    Fault("a number", body(5), errors.EndpointProtocol, ONCE),
    Fault("a list", body([1]), errors.EndpointProtocol, ONCE),
    Fault("null", body(None), errors.EndpointProtocol, ONCE),
    Fault("empty object", body({}), errors.EndpointProtocol, RETRIED),
    Fault("empty choices", _with_choices([]), errors.EndpointProtocol, RETRIED),
    Fault("null choices", _with_choices(None), errors.EndpointProtocol, RETRIED),
    Fault("choices that are text", _with_choices("x"), errors.EndpointProtocol, RETRIED),
    Fault("a choice that is null", _with_choices([None]), errors.EndpointProtocol, RETRIED),
    Fault("a choice that is a number", _with_choices([7]), errors.EndpointProtocol, RETRIED),
    Fault("no message", _with_choices([{"index": 0, "finish_reason": "stop"}]), errors.EndpointProtocol, RETRIED),
    Fault("null message", _with_choices([{"message": None}]), errors.EndpointProtocol, RETRIED),
    Fault("empty message", _with_choices([{"message": {}}]), errors.EndpointProtocol, RETRIED),
    Fault("null content", says(None), errors.EndpointProtocol, RETRIED),
    Fault("error in a 200", body(ERROR_200), errors.EndpointOverloaded, RETRIED),
    Fault("error text in a 200", body({"error": "overloaded"}), errors.EndpointProtocol, RETRIED),
    Fault(
        "error in the choice",
        _with_choices([ERROR_200 | {"finish_reason": "error"}]),
        errors.EndpointOverloaded,
        RETRIED,
    ),
    Fault("event stream", raw(b"data: {}\n\n", media_type="text/event-stream"), errors.EndpointProtocol, ONCE),
    Fault("body nested deeply", raw(b"[" * 200_000), errors.EndpointProtocol, RETRIED),
    Fault("quota in a 200", body(QUOTA_200), errors.EndpointQuota, ONCE),
    Fault("JSON labelled as text", _good_as_text, OK, ONCE),
    Fault("content in parts", _parts, OK, ONCE),
]
_STATUS = [
    Fault("400", status(400), errors.EndpointRefusedRequest, ONCE),
    Fault("400 too long", status(400, kind="context_length_exceeded"), errors.EndpointRefusedRequest, ONCE),
    Fault("400 filter", status(400, kind="content_filter"), errors.ContentFiltered, ONCE),
    Fault("401", status(401), errors.EndpointAuth, ONCE),
    Fault("402", status(402), errors.EndpointQuota, ONCE),
    Fault("403", status(403), errors.EndpointAuth, ONCE),
    Fault("404", status(404), errors.EndpointRefusedRequest, ONCE),
    Fault("405", status(405), errors.EndpointRefusedRequest, ONCE),
    Fault("408", status(408), errors.EndpointOverloaded, RETRIED),
    Fault("409", status(409), errors.EndpointOverloaded, RETRIED),
    Fault("413", status(413), errors.EndpointRefusedRequest, ONCE),
    Fault("422", status(422), errors.EndpointRefusedRequest, ONCE),
    Fault("429", status(429), errors.EndpointOverloaded, RETRIED),
    Fault("429 Retry-After", status(429, Retry_After="1"), errors.EndpointOverloaded, RETRIED),
    Fault("429 Retry-After date", _http_date, errors.EndpointOverloaded, RETRIED),
    Fault("429 Retry-After nonsense", status(429, Retry_After="soon"), errors.EndpointOverloaded, RETRIED),
    Fault("429 quota", status(429, kind="insufficient_quota"), errors.EndpointQuota, ONCE),
    Fault("500", status(500), errors.EndpointOverloaded, RETRIED),
    Fault("502 HTML", raw(b"<h1>Bad</h1>", media_type="text/html", code=502), errors.EndpointOverloaded, RETRIED),
    Fault("503", status(503), errors.EndpointOverloaded, RETRIED),
    Fault("504", status(504), errors.EndpointOverloaded, RETRIED),
    Fault("529", status(529), errors.EndpointOverloaded, RETRIED),
    Fault("302", raw(b"", code=302, Location="http://127.0.0.1:9/"), errors.EndpointRefusedRequest, ONCE),
    Fault("307", raw(b"", code=307, Location="/v1/elsewhere"), errors.EndpointRefusedRequest, ONCE),
]
_ANSWERS = [
    Fault("length", says(GOOD[:30], finish="length"), errors.AnswerTruncated, REASKED),
    Fault("refusal", says(None, refusal="I cannot help with that."), errors.ModelRefused, ONCE),
    Fault("refusal beside JSON", says(GOOD, refusal="I cannot help with that."), errors.ModelRefused, ONCE),
    Fault("content filter", says(None, finish="content_filter"), errors.ContentFiltered, ONCE),
    Fault("content filter, JSON parses", says(GOOD, finish="content_filter"), errors.ContentFiltered, ONCE),
    Fault("truncated JSON", says(GOOD[:-20]), errors.AnswerInvalid, REASKED),
    Fault("prose", says("I am sorry, but I would rather not."), errors.AnswerInvalid, REASKED),
    Fault("empty text", says(""), errors.AnswerInvalid, REASKED),
    Fault("duplicate keys", says(DUPLICATE), errors.AnswerInvalid, REASKED),
    Fault("missing keys", says(_without("quotes", "demands")), errors.AnswerInvalid, REASKED),
    Fault("extra key", says(json.dumps(BRIEF | {"mood": "good"})), errors.AnswerInvalid, REASKED),
    Fault("wrong kind", says(json.dumps(BRIEF | {"quotes": "none"})), errors.AnswerInvalid, REASKED),
    Fault("two objects", says(f"{GOOD}\n{GOOD}"), errors.AnswerInvalid, REASKED),
    Fault("two answers", _two_calls, errors.AnswerInvalid, REASKED),
    Fault("an array", says(f"[{GOOD}]"), errors.AnswerInvalid, REASKED),
    Fault("NaN", says(GOOD.replace("[]", "[NaN]", 1)), errors.AnswerInvalid, REASKED),
    Fault("infinity", says(GOOD.replace("[]", "[1e999]", 1)), errors.AnswerInvalid, REASKED),
    Fault("nested deeply", says('{"headline": ' + "[" * 100_000), errors.AnswerInvalid, REASKED),
    Fault("endless number", says('{"headline": ' + "1" * 10_000 + "}"), errors.AnswerInvalid, REASKED),
    Fault("NUL and half a surrogate", says(NUL), OK, ONCE),
    Fault("fenced", says(f"Here it is:\n```json\n{GOOD}\n```\nAnything else?"), OK, ONCE),
    Fault("thought first", says(f'<think>{{"headline": "no"}} maybe</think>\n{GOOD}'), OK, ONCE),
    Fault("good", plays.good(), OK, ONCE),
]
FAULTS = [*_TRANSPORT, *_BODIES, *_STATUS, *_ANSWERS]
