"""Calls every route with another account's ids.

For each id that a route takes there are three calls: with the stranger's own (which succeeds: else
the others would prove nothing), with the owner's, and with one that nobody has. The last two have
to be answered alike, to the letter, so that nothing is told about what belongs to others.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cyclorama.credits.ledger import Ledger
from cyclorama.dialects.sartiq.errors import NO_PERMISSION
from cyclorama.kit.clock import system_clock
from cyclorama.store.database import Database
from dreem_app import App
from openapi_document import operations, resolved
from sartiq_caller import UNKNOWN, Caller

_NAMES_A_THING = re.compile(r"(?:^|_)(?:id|ids|slug|slugs)$|(?:Id|Ids)$")


@dataclass
class Account:
    """Somebody who is signed in, and what they have made."""

    app: App
    caller: Caller

    @cached_property
    def connector_key(self) -> str:
        return str(self.made("POST", "/platform/connectors", CONNECTOR)["apiKey"])

    @cached_property
    def shop(self) -> str:
        """An organization of theirs, with credits."""
        made = self.caller.organization()

        async def give(database: Database) -> None:
            async with database.write() as transaction:
                await Ledger(transaction, made, system_clock).grant(1_000_000)

        self.app.at_database(give)
        return made

    def send(self, method: str, path: str, body: object = None, **more: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.caller.token}", **more.pop("headers", {})}
        if body is not None:
            more["json"] = body
        return self.app.client.request(method, path, headers=headers, **more)

    def made(self, method: str, path: str, body: object = None, **more: Any) -> dict[str, Any]:
        reply = self.send(method, path, body, **more)
        assert 200 <= reply.status_code < 300, f"{method} {path}: {reply.text}"
        return dict(reply.json())

    def read(self, path: str) -> dict[str, Any]:
        return self.made("GET", path)


CONNECTOR = {
    "webhookPayloadUrl": "https://example.com/hook",
    "webhookSecretKey": "s3cret",
    "name": "Shop",
}


@dataclass(frozen=True)
class Thing:
    """Something of an account's. `make` gives what names it; `unknown` names nothing."""

    make: Callable[[Account], Any]
    unknown: Any = UNKNOWN

    @property
    def each(self) -> "Thing":
        """In a list of one."""
        return Thing(lambda account: [self.make(account)], [self.unknown])


ORGANIZATION = Thing(lambda account: account.shop)

BODY = "*"
"""In `Walk.ids`: the whole body."""


@dataclass(frozen=True)
class Walk:
    """How a route is called.

    `ids`: what the parameters and fields of these names lead to. `body`, `form`, `files`, `query`:
    what it needs besides. `denied`: the status for something that is another's, where the contract
    tells it from what nobody has. `control`: what one's own is answered, where not with success.
    `harmless`: names that lead nowhere, and why. `lists`: something of the owner's that must not
    stand in the answer for others. `open`: why there is nothing to keep apart. `also`: other
    ways to call it, where not all that it takes goes together.
    """

    ids: Mapping[str, Thing] = field(default_factory=dict)
    body: Mapping[str, Any] | Callable[[Account], Mapping[str, Any]] | None = None
    form: Mapping[str, str] | None = None
    files: Mapping[str, Any] | None = None
    query: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] | Callable[[Account], Mapping[str, str]] = field(
        default_factory=dict
    )
    denied: Mapping[str, int] = field(default_factory=dict)
    control: int | None = None
    harmless: Mapping[str, str] = field(default_factory=dict)
    lists: Thing | None = None
    open: str = ""
    also: "tuple[Walk, ...]" = ()

    @property
    def parts(self) -> "tuple[Walk, ...]":
        return (self, *self.also)


@dataclass(frozen=True)
class Route:
    """A route as the API's document has it."""

    method: str
    path: str
    document: dict[str, Any]
    operation: Mapping[str, Any]

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def in_path(self) -> set[str]:
        return set(re.findall(r"{(\w+)}", self.path))

    @cached_property
    def _query(self) -> dict[str, dict[str, Any]]:
        return {
            one["name"]: one for one in self.operation.get("parameters", ()) if one["in"] == "query"
        }

    @cached_property
    def _body(self) -> dict[str, Any]:
        for content in self.operation.get("requestBody", {}).get("content", {}).values():
            return resolved(self.document, content.get("schema", {}))
        return {}

    @property
    def naming(self) -> set[str]:
        """Parameters of the path, and what is a UUID or has the name of an id elsewhere."""
        elsewhere = {
            **{name: one.get("schema", {}) for name, one in self._query.items()},
            **self._body.get("properties", {}),
        }
        return self.in_path | {
            name
            for name, schema in elsewhere.items()
            if _NAMES_A_THING.search(name) or "'uuid'" in str(schema)
        }

    @property
    def required(self) -> set[str]:
        query = {name for name, one in self._query.items() if one.get("required")}
        return self.in_path | query | set(self._body.get("required", ()))

    def is_in_query(self, name: str) -> bool:
        return name in self._query


def routes_of(document: dict[str, Any]) -> dict[str, Route]:
    found = (
        Route(method, path, document, operation)
        for (method, path), operation in operations(document).items()
    )
    return {route.name: route for route in found}


def unsaid(route: Route, walk: Walk) -> set[str]:
    """Names of ids of which the walk does not say whose they may be."""
    said = {name for part in walk.parts for name in (*part.ids, *part.harmless)}
    return set() if walk.open else route.naming - said


def keeps_apart(route: Route, walk: Walk, owner: Account, stranger: Account) -> None:
    """Raises AssertionError where the stranger learns, or does, more than they may."""
    for part in walk.parts:
        _keeps_apart(route, part, owner, stranger)


def _keeps_apart(route: Route, walk: Walk, owner: Account, stranger: Account) -> None:
    for name, thing in walk.ids.items():
        needed = {one for one in walk.ids if one in route.required and one != name}
        own = {one: walk.ids[one].make(stranger) for one in sorted(needed)}
        theirs = thing.make(owner)
        foreign = _call(route, walk, stranger, {**own, name: theirs})
        unknown = _call(route, walk, stranger, {**own, name: thing.unknown})
        if status := walk.denied.get(name):
            told = (foreign.status_code, foreign.json())
            assert told == (status, {"detail": NO_PERMISSION}), f"{route.name}, {name}: {told}"
        else:
            told = (_told(foreign, theirs), _told(unknown, thing.unknown))
            assert told[0] == told[1], f"{route.name}, {name}: {told[0]} is not {told[1]}"
        _check_control(route, walk, stranger, {**own, name: thing.make(stranger)}, unknown)
    if walk.lists:
        mark = str(walk.lists.make(owner))
        seen = _call(route, walk, stranger, {})
        assert mark not in seen.text, f"{route.name} shows others what is the owner's"
        assert seen.status_code == 200, seen.text
        assert mark in _call(route, walk, owner, {}).text, f"{route.name} shows nobody its things"


def own_calls(route: Route, walk: Walk, account: Account) -> Iterator[Any]:
    """The answers to calls with the account's own things, one for each name that it may give."""
    for part in walk.parts:
        if part.lists:
            part.lists.make(account)
        chosen = {one for one in part.ids if one in route.required}
        for name in sorted(set(part.ids) - chosen) or [None]:
            named = sorted(chosen | ({name} if name else set()))
            yield _call(route, part, account, {one: part.ids[one].make(account) for one in named})


def _check_control(
    route: Route, walk: Walk, stranger: Account, own: Mapping[str, Any], unknown: Any
) -> None:
    control = _call(route, walk, stranger, own)
    said = f"{route.name} with one's own: {control.status_code} {control.text[:500]}"
    if walk.control is None:
        assert 200 <= control.status_code < 300, said
    else:
        assert control.status_code == walk.control, said
    last = next(reversed(list(own.values())))
    assert _told(control, last) != _told(unknown, UNKNOWN), f"{said}: just as with an unknown one"


def _call(route: Route, walk: Walk, by: Account, named: Mapping[str, Any]) -> Any:
    path = route.path
    query, body = dict(walk.query), walk.body(by) if callable(walk.body) else walk.body
    form = dict(walk.form or {})
    in_body = {}
    for name, value in named.items():
        if name in route.in_path:
            path = path.replace(f"{{{name}}}", str(value))
        elif route.is_in_query(name):
            query[name] = value
        elif name == BODY:
            body = value
        elif walk.form is not None:
            form[name] = value
        else:
            in_body[name] = value
    if in_body:
        body = {**(body or {}), **in_body}
    headers = walk.headers(by) if callable(walk.headers) else walk.headers
    more = {"params": query, "data": form, "files": walk.files, "headers": dict(headers)}
    return by.send(route.method, path, body, **{key: one for key, one in more.items() if one})


def _told(reply: Any, named: Any) -> tuple[int, str]:
    """What an answer says, without the id that it was asked for."""
    text = reply.text
    for one in _leaves(named):
        text = re.sub(re.escape(str(one)), "ID", text, flags=re.IGNORECASE)
    return reply.status_code, text


def _leaves(named: Any) -> list[Any]:
    if isinstance(named, dict | list):
        within = named.values() if isinstance(named, dict) else named
        return [leaf for one in within for leaf in _leaves(one)]
    return [named]
