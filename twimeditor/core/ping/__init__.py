"""The homeservers with the lowest ping: rankings, and the section that has them."""

from twimeditor.core.ping.ranking import Ping, PingError, Ranking, is_ping_table, ping_table, ranking, with_pings
from twimeditor.core.ping.section import ROOMS, Room, ping_section, with_ping_tables

__all__ = [
    "ROOMS",
    "Ping",
    "PingError",
    "Ranking",
    "Room",
    "is_ping_table",
    "ping_section",
    "ping_table",
    "ranking",
    "with_ping_tables",
    "with_pings",
]
