"""Bodies of the Platform API: what is read, and what is said about what cannot be."""

import pytest

from cyclorama.dialects.dreem.platform.reading import (
    ChosenOutputs,
    read_connector,
    read_files,
    read_outputs,
    read_session,
)
from cyclorama.errors import InvalidInput
from cyclorama.kit.addresses import refuse_visibly_private
from cyclorama.library.shots import View
from cyclorama.sessions.connectors import NewConnector
from cyclorama.sessions.files import NewFile

URL = "https://example.com/a.jpg"
CONNECTOR = {"webhookPayloadUrl": "https://example.com/hook", "webhookSecretKey": "s"}
SESSION = {"sessionName": "Spring", "externalKey": "S-1"}
GUID = "01A1FE35-D848-7774-89A3-5EC161182589"


def files(*items: object) -> dict[str, object]:
    return {"files": list(items)}


def test_a_connector_needs_no_name():
    assert read_connector(CONNECTOR, refuse_visibly_private) == NewConnector(
        "Connector", "https://example.com/hook", "s"
    )
    assert read_connector({**CONNECTOR, "name": "Shop"}, refuse_visibly_private).name == "Shop"


@pytest.mark.parametrize("none", [{}, {"files": None}, {"files": []}])
def test_a_session_needs_no_files(none):
    session = read_session({**SESSION, **none}, refuse_visibly_private)

    assert (session.name, session.external_key, session.files) == ("Spring", "S-1", ())


def test_a_file_is_by_default_a_front_view_of_the_product():
    (file,) = read_files(files({"fileUrl": URL}), refuse_visibly_private)

    assert file == NewFile(URL, View.FRONT, is_main=True, is_reject=False)


@pytest.mark.parametrize("one", [1, "1", "name"])
def test_enums_are_numbers_digits_or_names(one):
    def value(name: str) -> object:
        return name.upper() if one == "name" else one

    item = {
        "fileUrl": URL,
        "viewType": value("Back"),
        "productType": value("Outfit"),
        "resourceType": value("Reject"),
    }

    (file,) = read_files(files(item), refuse_visibly_private)

    assert file == NewFile(URL, View.BACK, is_main=False, is_reject=True)


def test_names_of_a_file_are_kept_and_an_empty_one_is_none():
    item = {"fileUrl": URL, "fileName": "blue shirt 👕.jpg", "externalFileKey": ""}

    (file,) = read_files(files(item), refuse_visibly_private)

    assert (file.name, file.external_key) == ("blue shirt 👕.jpg", None)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        pytest.param([], "JSON object", id="a list"),
        pytest.param({**CONNECTOR, "webhookPayloadUrl": None}, "missing", id="no URL"),
        pytest.param({**CONNECTOR, "webhookPayloadUrl": 7}, "text", id="a number as URL"),
        pytest.param({**CONNECTOR, "webhookPayloadUrl": "hook"}, "http", id="half a URL"),
        pytest.param(
            {**CONNECTOR, "webhookPayloadUrl": "http://10.0.0.1/"}, "private", id="private"
        ),
        pytest.param({"webhookPayloadUrl": URL}, "webhookSecretKey", id="no secret"),
        pytest.param({**CONNECTOR, "webhookSecretKey": " "}, "empty", id="an empty secret"),
        pytest.param({**CONNECTOR, "webhookSecretKey": "s" * 501}, "500", id="a long secret"),
        pytest.param({**CONNECTOR, "name": ["a"]}, "name", id="a list as name"),
    ],
)
def test_a_bad_connector_is_told_what_to_mend(body, sentence):
    with pytest.raises(InvalidInput, match=sentence) as refusal:
        read_connector(body, refuse_visibly_private)

    assert refusal.value.public.endswith(".")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        pytest.param("text", "JSON object", id="a text"),
        pytest.param({"externalKey": "k"}, "sessionName is missing", id="no name"),
        pytest.param({"sessionName": "n"}, "externalKey is missing", id="no key"),
        pytest.param({**SESSION, "externalKey": 7}, "externalKey must be a text", id="a number"),
        pytest.param({**SESSION, "sessionName": "n" * 501}, "501", id="a long name"),
        pytest.param({**SESSION, "files": {}}, "must be a list", id="files are no list"),
        pytest.param({**SESSION, "files": [{"fileUrl": URL}] * 11}, "At most 10", id="11 files"),
        pytest.param({**SESSION, "files": ["a"]}, r"files\[0\]", id="a text as file"),
    ],
)
def test_a_bad_session_is_told_what_to_mend(body, sentence):
    with pytest.raises(InvalidInput, match=sentence) as refusal:
        read_session(body, refuse_visibly_private)

    assert refusal.value.public.endswith(".")


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        pytest.param({}, r"files\[1\]\.fileUrl is missing", id="no URL"),
        pytest.param({"fileUrl": ""}, "fileUrl must be a text", id="an empty URL"),
        pytest.param({"fileUrl": "ftp://example.com/a.jpg"}, "http", id="FTP"),
        pytest.param({"fileUrl": "http://169.254.169.254/"}, "private", id="metadata"),
        pytest.param({"fileUrl": "http://2130706433/"}, "private", id="decimal loopback"),
        pytest.param({"fileUrl": "http://[::ffff:127.0.0.1]/"}, "private", id="mapped loopback"),
        pytest.param({"fileUrl": URL, "viewType": 2}, "0 .Front., 1 .Back.", id="view 2"),
        pytest.param({"fileUrl": URL, "viewType": True}, "viewType", id="true as a view"),
        pytest.param({"fileUrl": URL, "productType": "shoe"}, "Outfit", id="a shoe"),
        pytest.param({"fileUrl": URL, "resourceType": -1}, "Reject", id="minus one"),
        pytest.param({"fileUrl": URL, "fileName": 5}, "fileName", id="a number as name"),
    ],
)
def test_a_bad_file_is_told_what_to_mend(item, sentence):
    with pytest.raises(InvalidInput, match=sentence) as refusal:
        read_files(files({"fileUrl": URL}, item), refuse_visibly_private)

    assert refusal.value.public.endswith(".")


@pytest.mark.parametrize("body", [{}, {"files": None}, {"files": []}])
def test_adding_no_file_is_refused(body):
    with pytest.raises(InvalidInput, match="files"):
        read_files(body, refuse_visibly_private)


@pytest.mark.parametrize(
    ("body", "chosen"),
    [
        ({"requestId": GUID}, ChosenOutputs((GUID.lower(),), None)),
        ({"requestIds": [GUID, GUID.lower()]}, ChosenOutputs((GUID.lower(),), None)),
        (
            {"requestId": GUID, "shotCodes": [" A-1", "B-1"]},
            ChosenOutputs((GUID.lower(),), ("A-1", "B-1")),
        ),
    ],
)
def test_outputs_are_chosen_by_requests_and_shots(body, chosen):
    assert read_outputs(body) == chosen


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        pytest.param({}, "either", id="nothing"),
        pytest.param({"requestId": GUID, "requestIds": [GUID]}, "either", id="both"),
        pytest.param({"requestIds": []}, "at least one", id="an empty list"),
        pytest.param({"requestIds": GUID}, "list", id="a text as list"),
        pytest.param({"requestIds": [GUID, 7]}, "Each of requestIds", id="a number"),
        pytest.param({"requestIds": [GUID] * 11}, "At most 10", id="eleven"),
        pytest.param({"requestId": "7"}, "GUID", id="no GUID"),
        pytest.param({"requestId": GUID, "shotCodes": []}, "shotCodes", id="no shot"),
        pytest.param({"requestId": GUID, "shotCodes": "A-1"}, "shotCodes", id="a text as shots"),
    ],
)
def test_a_bad_choice_of_outputs_is_told_what_to_mend(body, sentence):
    with pytest.raises(InvalidInput, match=sentence) as refusal:
        read_outputs(body)

    assert refusal.value.public.endswith(".")
