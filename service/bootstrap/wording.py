"""Everything that a check of the wording needs: settings, the file, and a database if there is."""

from contextlib import closing

from service.admin.doctor import installation
from service.admin.text_check import Remark, check
from service.core.errors import InputError
from service.settings import Settings
from service.settings.wording_file import named_file, read_tables


def check_wording(file: str | None) -> tuple[list[Remark], bool]:
    """The remarks on all wording, and whether there was a database to compare it with.

    Raises:
        InputError: the file cannot be read.
        ConfigurationError: other settings than CAREBELL_TEXTS are wrong.
    """
    settings = Settings.load(texts={})  # a mistake in it is what we are here to show
    path, own = file or named_file(), dict[str, object]()
    if path is not None:
        try:
            own = read_tables(path)
        except ValueError as error:
            raise InputError("FILE", path, str(error), "texts.toml") from None
    _, db = installation.database(settings)
    if db is None:
        return check(settings.policy, own), False
    with closing(db), db.read() as session:
        return check(settings.policy, own, session), True
