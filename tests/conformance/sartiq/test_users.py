"""Users: oneself, and all of them for whoever administers the installation."""

import pytest

from cyclorama.kit.ids import new_id
from dreem_app import App
from sartiq_caller import PASSWORD, UNKNOWN, Caller, new_caller, sign_in
from sartiq_contract import refused, unprocessable

DENIED = "Not enough permissions"


@pytest.fixture(scope="module")
def member(app: App) -> Caller:
    return new_caller(app)


class TestOneself:
    def test_a_user_reads_and_changes_themselves(self, app: App):
        member = new_caller(app)

        changed = member.patch("/users/me", {"full_name": "Ann Arbor"}).json()

        assert (changed["id"], changed["full_name"]) == (member.user_id, "Ann Arbor")
        assert changed["updated_at"] > changed["created_at"]
        assert member.get("/users/me").json() == changed
        assert member.get(f"/users/{member.user_id}").json() == changed
        assert member.patch("/users/me", {}).json()["full_name"] == "Ann Arbor"

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            ({"email": "nonsense"}, 400),
            ({"email": "admin@example.com"}, 409),
            ({"full_name": "x" * 256}, 422),
            ({"email": 7}, 422),
            ([], 422),
        ],
    )
    def test_what_cannot_be_is_refused(self, member: Caller, body, status):
        before = member.get("/users/me").json()

        assert member.patch("/users/me", body).status_code == status
        assert member.get("/users/me").json() == before

    def test_another_password_ends_the_tokens(self, app: App):
        member = new_caller(app)
        change = {"current_password": PASSWORD, "new_password": "another battery"}

        refused(
            member.patch("/users/me/password", {**change, "current_password": "wrong"}),
            400,
            "Incorrect password",
        )
        # The right one is made anew at the first sign-in, which ends the token as well.
        token = sign_in(app, member.email, PASSWORD).json()["access_token"]
        member = Caller(app, token, member.user_id, email=member.email)
        refused(
            member.patch("/users/me/password", {**change, "new_password": PASSWORD}),
            400,
            "New password cannot be the same as the current one",
        )
        short = member.patch("/users/me/password", {**change, "new_password": "short"})
        assert set(unprocessable(short)) == {"body.new_password"}
        assert member.patch("/users/me/password", change).json() == {
            "message": "Password updated successfully"
        }

        refused(member.get("/users/me"), 401, "Could not validate credentials")
        refused(sign_in(app, member.email, PASSWORD), 401, "Incorrect email or password")
        assert sign_in(app, member.email, "another battery").status_code == 200

    def test_an_api_key_does_not_change_its_user(self, app: App):
        caller = Caller(app, app.make_key(f"{new_id()}@example.com")[1])

        for reply in (
            caller.patch("/users/me", {"full_name": "x"}),
            caller.patch(
                "/users/me/password", {"current_password": PASSWORD, "new_password": PASSWORD}
            ),
            caller.delete("/users/me"),
            caller.get("/organizations/"),
            caller.post("/organizations/", {"name": "x"}),
        ):
            refused(reply, 403, DENIED)


class TestAdministration:
    def test_users_are_made_listed_changed_and_removed(self, app: App, admin: Caller):
        email = f"{new_id()}@example.com"
        made = admin.post("/users/", {"email": email, "password": PASSWORD, "full_name": "Bo"})
        assert made.status_code == 200, made.text
        user = made.json()
        assert (user["email"], user["full_name"], user["is_active"]) == (email, "Bo", True)
        assert sign_in(app, email, PASSWORD).status_code == 200
        path = f"/users/{user['id']}"

        assert admin.get(path).json() == user
        listed = admin.get("/users/?limit=1000").json()
        assert user in listed["data"]
        assert listed["count"] == len(listed["data"])
        assert admin.get("/users/?skip=1&limit=1").json() == {
            "data": [listed["data"][1]],
            "count": listed["count"],
        }
        assert admin.patch(path, {"password": "another battery"}).status_code == 200
        assert sign_in(app, email, "another battery").status_code == 200
        assert admin.delete(path).json() == {"message": "User deleted successfully"}
        refused(admin.get(path), 404)
        assert admin.get("/users/").json()["count"] == listed["count"] - 1

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            ({"email": "admin@example.com", "password": PASSWORD}, 409),
            ({"email": "nonsense", "password": PASSWORD}, 400),
            ({"email": "new@example.com", "password": "short"}, 422),
            ({"email": "new@example.com"}, 422),
        ],
    )
    def test_what_is_no_new_user_is_refused(self, admin: Caller, body, status):
        before = admin.get("/users/").json()["count"]

        assert admin.post("/users/", body).status_code == status
        assert admin.get("/users/").json()["count"] == before

    def test_nobody_else_sees_or_changes_users(self, member: Caller, admin: Caller):
        path = f"/users/{admin.user_id}"

        for reply in (
            member.get("/users/"),
            member.post("/users/", {"email": "new@example.com", "password": PASSWORD}),
            member.get(path),
            member.get(f"/users/{UNKNOWN}"),
            member.patch(path, {"full_name": "x"}),
            member.patch(f"/users/{member.user_id}", {"is_active": True}),
            member.delete(path),
        ):
            refused(reply, 403, DENIED)

    def test_an_api_key_of_the_administrator_does_not_administer(self, app: App):
        refused(Caller(app, app.make_admin_key()).get("/users/"), 403, DENIED)

    def test_the_administrator_stays(self, admin: Caller):
        for reply in (
            admin.delete("/users/me"),
            admin.delete(f"/users/{admin.user_id}"),
            admin.patch(f"/users/{admin.user_id}", {"is_active": False}),
        ):
            assert "administers" in refused(reply, 409)

    def test_an_unknown_user_is_not_found(self, admin: Caller):
        path = f"/users/{UNKNOWN}"

        for reply in (admin.get(path), admin.patch(path, {}), admin.delete(path)):
            refused(reply, 404)
        assert set(unprocessable(admin.get("/users/x"))) == {"path.user_id"}
