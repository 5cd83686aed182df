"""Who may come in: the token, the host, the origin, and what a request may carry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.web.conftest import Site

STATIC = Path(__file__).parents[2] / "web" / "static"


async def test_the_page_forbids_everything_that_is_not_its_own(site: Site) -> None:
    async with site.get("") as response:
        policy = response.headers["Content-Security-Policy"]
        page = await response.text()

    assert response.status == 200
    assert response.content_type == "text/html"
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=", page)


async def test_every_file_of_the_page_is_served_from_here_and_names_no_other_place(site: Site) -> None:
    types, addresses = set(), set()
    for file in STATIC.iterdir():
        async with site.get(f"static/{file.name}") as response:
            assert response.status == 200
            types.add(response.content_type)
            addresses |= set(re.findall(r"https?://[^\"'\s]+", await response.text()))

    assert types == {"text/html", "text/css", "text/javascript", "image/svg+xml"}
    assert addresses == {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("path", ["", "static/main.js", "events?user=x", "inspect?user=x", "pictures/x.png"])
async def test_without_the_token_there_is_nothing(site: Site, path: str) -> None:
    for token in ("wrong", site.stage.world.book.token[:-1], "%C3%A4"):
        async with site.session.get(f"{site.origin}/{token}/{path}") as response:
            assert response.status == 404

    async with site.session.get(f"{site.origin}/") as response:
        assert response.status == 404


async def test_without_the_token_nothing_can_be_posted(site: Site) -> None:
    body = {"key": "k", "zone": "", "language": ""}

    async with site.session.post(f"{site.origin}/wrong/arrive", json=body, headers={"Origin": site.origin}) as response:
        assert response.status == 404

    assert site.stage.world.book.visitors == {}


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example"]
)
async def test_a_foreign_name_for_this_machine_is_refused(site: Site, host: str) -> None:
    async with site.get("", headers={"Host": host}) as response:
        assert response.status == 421


@pytest.mark.parametrize("host", ["localhost:8080", "127.0.0.1:9", "[::1]:8080"])
async def test_the_own_names_of_this_machine_are_answered(site: Site, host: str) -> None:
    async with site.get("", headers={"Host": host}) as response:
        assert response.status == 200


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Origin": "null"}, {}])
async def test_only_the_page_itself_may_post(site: Site, headers: dict[str, str]) -> None:
    body = {"key": "k", "zone": "", "language": ""}

    async with site.session.post(f"{site.address}/arrive", json=body, headers=headers) as response:
        assert response.status == 403

    assert site.stage.world.book.visitors == {}


async def test_a_form_of_another_page_is_no_request(site: Site) -> None:
    headers = {"Origin": site.origin}

    async with site.session.post(f"{site.address}/reset", data={"a": "b"}, headers=headers) as response:
        assert response.status == 415


async def test_a_request_larger_than_any_line_is_refused(site: Site) -> None:
    user = await site.arrive()

    async with site.post("say", {"user": user, "key": "k", "words": "x" * 40_000}) as response:
        assert response.status == 413

    assert len(site.stage.world.book.visitors[user].messages) == 1


async def test_the_longest_line_in_the_widest_letters_fits(site: Site) -> None:
    user = await site.arrive()

    async with site.post("say", {"user": user, "key": "k", "words": "\U0001f5ff" * 2000}) as response:
        assert response.status == 200


@pytest.mark.parametrize(
    ("call", "body"),
    [
        ("say", []),
        ("say", {}),
        ("say", {"user": "{user}", "key": "k"}),
        ("say", {"user": "{user}", "key": "k", "words": 5}),
        ("say", {"user": "{user}", "key": "k", "words": "  "}),
        ("say", {"user": "{user}", "key": "k", "words": "x" * 5000}),
        ("say", {"user": "{user}", "key": "a b", "words": "x"}),
        ("say", {"user": "{user}", "key": "", "words": "x"}),
        ("tap", {"user": "{user}", "key": "k", "message": "1", "action": "x" * 300}),
        ("jump", {"user": "{user}", "where": "back"}),
        ("fly", {"user": "{user}", "zone": "Asia/Atlantis"}),
        ("arrive", {"key": "../x", "zone": "", "language": ""}),
    ],
)
async def test_nonsense_is_refused_and_changes_nothing(site: Site, call: str, body: object) -> None:
    user = await site.arrive()
    before = site.stage.clock()
    if isinstance(body, dict):
        body = {name: user if value == "{user}" else value for name, value in body.items()}

    async with site.post(call, body) as response:
        assert response.status == 400

    assert list(site.stage.world.book.visitors) == [user]
    assert len(site.stage.world.book.visitors[user].messages) == 1
    assert site.stage.clock() == before


async def test_broken_json_is_refused(site: Site) -> None:
    headers = {"Origin": site.origin, "Content-Type": "application/json"}

    async with site.session.post(f"{site.address}/say", data=b'{"user', headers=headers) as response:
        assert response.status == 400


async def test_a_visitor_who_is_gone_is_said_to_be_gone(site: Site) -> None:
    async with site.post("say", {"user": "nobody", "key": "k", "words": "hi"}) as response:
        assert response.status == 410


@pytest.mark.parametrize(
    "path", ["static/..%2Fapp.py", "static/%2E%2E%2Fapp.py", "pictures/..%2Fplayground.json", "static/"]
)
async def test_files_outside_the_folders_are_not_served(site: Site, path: str) -> None:
    async with site.session.get(f"{site.address}/{path}", allow_redirects=False) as response:
        assert response.status == 404


async def test_a_forged_button_gets_a_polite_answer(site: Site) -> None:
    user = await site.arrive()

    for action in ("1:dn:zzzz:261122", "9:dn:1:261122", "drop table", "1:dn", "", "1:ad:1"):
        async with site.post(
            "tap", {"user": user, "key": f"k{len(action)}", "message": "1", "action": action}
        ) as response:
            assert response.status == 200

    assert len(site.stage.world.book.visitors[user].messages) == 1
