"""What the settings of a demonstration need and nobody has set: addresses and secret keys."""

import base64
import json
import os
import secrets
from collections.abc import MutableMapping

from talentportal.runtime.paths import DataFolder, data_folder


def is_given(name: str, environ: MutableMapping[str, str] = os.environ) -> bool:
    """Say whether a value was given as NAME, or as NAME_FILE (mounted secrets)."""
    return bool(environ.get(name) or environ.get(f"{name}_FILE"))


def provide(environ: MutableMapping[str, str] = os.environ) -> None:
    """Fill in the addresses of the embedded servers and the kept keys where nothing is given.

    Starts nothing. Never called by the settings of a deployment, which must be given everything.
    """
    folder = data_folder(environ)
    addresses = {"DATABASE_URL": folder.database_url, "REDIS_URL": folder.redis_url}
    for name, value in {**addresses, **kept_keys(folder)}.items():
        if not is_given(name, environ):
            environ[name] = value


def kept_keys(folder: DataFolder) -> dict[str, str]:
    """Return the keys of this data folder, made at the first call.

    They belong to the data: without them the encrypted identifiers in it cannot be read again.
    """
    if not folder.keys.exists():
        _make_keys(folder)
    keys: dict[str, str] = json.loads(folder.keys.read_text(encoding="utf-8"))
    return keys


def _make_keys(folder: DataFolder) -> None:
    keys = {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "FIELD_ENCRYPTION_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "BLIND_INDEX_KEY": secrets.token_urlsafe(32),
    }
    folder.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = folder.root / f"keys.{os.getpid()}.json"
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(keys, indent=2), encoding="utf-8")
    try:
        os.link(draft, folder.keys)  # whoever is first wins; a rename would replace their keys
    except FileExistsError:
        return
    finally:
        draft.unlink()
