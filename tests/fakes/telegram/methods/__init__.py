"""The methods of the Bot API that the stand-in carries out."""

from tests.fakes.telegram.methods import about, answering, chatting, editing, polling, sending
from tests.fakes.telegram.methods.table import METHODS

__all__ = ["METHODS", "about", "answering", "chatting", "editing", "polling", "sending"]
