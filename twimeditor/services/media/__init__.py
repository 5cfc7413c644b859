"""Pictures that lie on other machines: fetched when the user says so, and held in memory only."""

from twimeditor.services.media.fetch import Fetch, FetchError, Picture
from twimeditor.services.media.remote import RemotePictures, Standing

__all__ = ["Fetch", "FetchError", "Picture", "RemotePictures", "Standing"]
