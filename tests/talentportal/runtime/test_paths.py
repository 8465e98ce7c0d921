"""Where everything lies."""

from pathlib import Path
from urllib.parse import quote

from talentportal.runtime.paths import CHECKOUT, DataFolder, data_folder, fits_a_socket
from talentportal.settings import env


def test_the_data_lie_in_the_checkout_unless_said_otherwise():
    assert data_folder({}).root == CHECKOUT / ".data"
    assert data_folder({"TALENTPORTAL_DATA": ""}).root == CHECKOUT / ".data"
    assert data_folder({"TALENTPORTAL_DATA": "/srv/portal"}).root == Path("/srv/portal")
    assert data_folder({"TALENTPORTAL_DATA": "here"}).root == Path.cwd() / "here"


def test_the_settings_read_the_addresses_back():
    folder = DataFolder(Path("/srv/인재 portal's"))
    database = env.database(folder.database_url)
    assert database["HOST"] == "/srv/인재 portal's/sockets"
    assert (database["NAME"], database["USER"], database["PORT"]) == (
        "talentportal",
        "talentportal",
        "5432",
    )
    assert env.broker(folder.redis_url) == (
        f"redis+socket://{quote(str(folder.root))}/sockets/redis.sock?virtual_host=0"
    )


def test_a_socket_path_longer_than_the_system_allows_does_not_fit():
    assert fits_a_socket(Path("/" + "x" * 88))
    assert not fits_a_socket(Path("/" + "x" * 89))


def test_long_paths_keep_their_sockets_where_the_pointer_says(tmp_path: Path):
    folder = DataFolder(tmp_path / ("x" * 90))
    folder.root.mkdir()
    folder.socket_pointer.write_text("/srv/short")
    assert folder.sockets == Path("/srv/short")
