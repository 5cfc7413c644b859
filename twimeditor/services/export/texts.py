"""What an export writes down of an issue's messages."""

import json
from collections.abc import Sequence

from twimeditor.core.export.matrix import Message


def as_json_lines(messages: Sequence[Message]) -> str:
    """Return the contents of messages' events, one on a line, as the client-server API takes them."""
    return "".join(json.dumps(message.as_event(), ensure_ascii=False) + "\n" for message in messages)
