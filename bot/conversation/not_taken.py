"""Why something that came in is not taken."""

from __future__ import annotations

from core.errors import CairnError


class CameLate(CairnError):
    """I was away when you sent { $words }."""

    text_key = "error-came-late"


class OnlyWords(CairnError):
    """I read what you write yourself, and nothing else."""

    text_key = "error-only-words"


class FileTooLarge(CairnError):
    """I can take files of { $limit } MB at most."""

    text_key = "error-file-too-large"


class FileNotFetched(CairnError):
    """I could not fetch that file. Please send it once more."""

    text_key = "error-file-not-fetched"
