"""The id in whatever is pasted for a video."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twimeditor.core.post.youtube import video_id

ID = "aB3-_kLm9xZ"


@pytest.mark.parametrize(
    "pasted",
    [
        ID,
        f"  {ID}\n",
        f"https://www.youtube.com/watch?v={ID}",
        f"https://youtube.com/watch?v={ID}&t=12s&list=PLxyz",
        f"https://www.youtube.com/watch?app=desktop&v={ID}",
        f"http://m.youtube.com/watch?v={ID}#t=3",
        f"youtube.com/watch?v={ID}",
        f"//www.youtube.com/embed/{ID}",
        f"https://youtu.be/{ID}",
        f"https://youtu.be/{ID}?si=abc&t=4",
        f"youtu.be/{ID}/",
        f"https://www.youtube.com/embed/{ID}?rel=0",
        f"https://www.youtube-nocookie.com/embed/{ID}",
        f"https://www.youtube.com/live/{ID}?feature=share",
        f"https://www.youtube.com/shorts/{ID}",
        f"https://music.youtube.com/watch?v={ID}",
        f"<https://youtu.be/{ID}>",
        f"https://youtu.be/ {ID}",
        f"HTTPS://WWW.YouTube.com/watch?v={ID}",
        f'<iframe width="560" src="https://www.youtube.com/embed/{ID}" allowfullscreen></iframe>',
        f'{{{{ youtube_player(video_id="{ID}") }}}}',
        f'{{{{youtube_player(video_id="{ID} ")}}}}',
    ],
)
def test_the_id_is_found(pasted: str) -> None:
    assert video_id(pasted) == ID


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "S11E18",
        "https://www.youtube.com/",
        "https://www.youtube.com/watch?list=PLxyz",
        "https://www.youtube.com/@matrix",
        "https://youtu.be/",
        "https://youtu.be/tooshort",
        f"https://example.org/watch?v={ID}",
        f"https://youtube.com.example.org/embed/{ID}",
        f"https://vimeo.com/{ID}",
        f"{ID}x",
        "https://[broken/",
        "ａＢ３kLm9xZab"[:11],
    ],
)
def test_what_is_no_video_gives_none(pasted: str) -> None:
    assert video_id(pasted) is None


@given(st.text())
def test_any_text_gives_an_id_or_none(pasted: str) -> None:
    found = video_id(pasted)
    assert found is None or (len(found) == 11 and found.isascii())
