"""Organizations, their members, and what each may do."""

import pytest

from dreem_app import App
from sartiq_caller import UNKNOWN, Caller, new_caller
from sartiq_contract import refused, unprocessable

DENIED = "Not enough permissions"


@pytest.fixture
def owner(app: App) -> Caller:
    return new_caller(app)


def join(owner: Caller, shop: str, caller: Caller, role: str) -> None:
    reply = owner.post(
        f"/organizations/{shop}/members/", {"email": caller.email.upper(), "role": role}
    )
    assert reply.status_code == 200, reply.text
    assert (reply.json()["user_id"], reply.json()["role"]) == (caller.user_id, role)


def test_an_organization_is_made_read_renamed_and_closed(owner: Caller):
    shop = owner.organization("Shop")
    market = owner.organization("Market")
    path = f"/organizations/{shop}"

    listed = owner.get("/organizations/").json()

    assert [one["name"] for one in listed["data"]] == ["Market", "Shop"]
    assert listed["count"] == 2
    assert owner.get("/organizations/?skip=1").json() == {"data": listed["data"][1:], "count": 2}
    assert owner.get(path).json() == listed["data"][1]
    assert (listed["data"][1]["id"], listed["data"][1]["role"]) == (shop, "owner")
    assert owner.patch(path, {"name": "Store"}).json()["name"] == "Store"
    assert owner.delete(path).json() == {"message": "Organization deleted successfully"}
    refused(owner.get(path), 404)
    assert [one["id"] for one in owner.get("/organizations/").json()["data"]] == [market]


@pytest.mark.parametrize("body", [{}, {"name": ""}, {"name": "x" * 201}, {"name": None}])
def test_an_organization_needs_a_name(owner: Caller, body):
    assert set(unprocessable(owner.post("/organizations/", body))) == {"body.name"}
    refused(owner.post("/organizations/", {"name": "  "}), 400)
    assert owner.get("/organizations/").json()["count"] == 0


def test_members_come_change_and_go(app: App, owner: Caller):
    shop, member = owner.organization(), new_caller(app)
    members = f"/organizations/{shop}/members/"
    join(owner, shop, member, "member")

    assert member.get(f"/organizations/{shop}").json()["role"] == "member"
    listed = member.get(members).json()
    assert [one["email"] for one in listed["data"]] == [owner.email, member.email]
    assert listed["count"] == 2
    assert member.get(f"{members}?skip=1").json() == {"data": listed["data"][1:], "count": 2}
    changed = owner.patch(members + member.user_id, {"role": "admin"}).json()
    assert (changed["user_id"], changed["role"]) == (member.user_id, "admin")
    assert member.delete(members + member.user_id).json() == {
        "message": "Member removed successfully"
    }
    refused(member.get(members), 404)


def test_what_each_role_may_do(app: App, owner: Caller):
    shop, admin, member, other = owner.organization(), *(new_caller(app) for _ in range(3))
    path, members = f"/organizations/{shop}", f"/organizations/{shop}/members/"
    join(owner, shop, admin, "admin")
    join(owner, shop, member, "member")

    for reply in (
        member.patch(path, {"name": "Mine"}),
        member.delete(path),
        member.post(members, {"email": other.email}),
        member.patch(members + member.user_id, {"role": "owner"}),
        member.delete(members + admin.user_id),
        admin.delete(path),
        admin.post(members, {"email": other.email, "role": "owner"}),
        admin.patch(members + admin.user_id, {"role": "owner"}),
        admin.patch(members + owner.user_id, {"role": "member"}),
        admin.delete(members + owner.user_id),
    ):
        refused(reply, 403)
    assert admin.patch(path, {"name": "Ours"}).status_code == 200
    join(admin, shop, other, "member")
    assert admin.delete(members + other.user_id).status_code == 200


def test_an_owner_always_remains(owner: Caller):
    path = f"/organizations/{owner.organization()}/members/{owner.user_id}"

    assert "needs an owner" in refused(owner.delete(path), 409)
    assert "needs an owner" in refused(owner.patch(path, {"role": "member"}), 409)


def test_who_is_no_member_finds_nothing(app: App, owner: Caller, stranger: Caller):
    shop = owner.organization()

    for organization in (shop, UNKNOWN, stranger.account_id):
        path = f"/organizations/{organization}"
        for reply in (
            stranger.get(path),
            stranger.patch(path, {"name": "Mine"}),
            stranger.delete(path),
            stranger.get(f"{path}/members/"),
            stranger.post(f"{path}/members/", {"email": stranger.email}),
            stranger.patch(f"{path}/members/{owner.user_id}", {"role": "member"}),
            stranger.delete(f"{path}/members/{owner.user_id}"),
        ):
            refused(reply, 404)
    assert owner.get(f"/organizations/{shop}").json()["name"] == "Shop"


def test_members_are_users_who_are_no_members_yet(owner: Caller):
    members = f"/organizations/{owner.organization()}/members/"

    refused(owner.post(members, {"email": "nobody@example.com"}), 404)
    refused(owner.post(members, {"email": "nonsense"}), 404)
    refused(owner.post(members, {"email": owner.email}), 409)
    refused(owner.patch(members + UNKNOWN, {"role": "admin"}), 404)
    refused(owner.delete(members + UNKNOWN), 404)
    assert set(unprocessable(owner.post(members, {"role": "king"}))) == {"body.email", "body.role"}


def test_what_a_closed_organization_shared_is_gone(owner: Caller, stranger: Caller):
    shop = owner.organization()
    body = {"name": "Plain", "is_public": True, "organization_id": shop}
    style = owner.post("/styles/", body).json()["id"]
    assert stranger.get(f"/styles/{style}").status_code == 200

    assert owner.delete(f"/organizations/{shop}").status_code == 200

    refused(stranger.get(f"/styles/{style}"), 404)
    refused(owner.get(f"/styles/{style}"), 404)
    refused(owner.get(f"/generations/?organization_id={shop}"), 403, DENIED)
