"""Pictures that lie on other machines: fetched when the user says so, and held in memory only.

`fetch.Fetch` is not imported here: it loads what speaks to the network, which most starts do not need.
"""

from twimeditor.services.media.picture import FetchError, Picture
from twimeditor.services.media.remote import RemotePictures, Standing, fetch_job

__all__ = ["FetchError", "Picture", "RemotePictures", "Standing", "fetch_job"]
