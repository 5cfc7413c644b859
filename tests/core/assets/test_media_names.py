from twimeditor.core.assets.media_names import bare_names, matches
from twimeditor.core.post import parse

ID = "KDNVULxxYmsVnzTuGhaXUcFr.png"


def test_what_has_no_name_of_the_blogs_is_named_with_its_places() -> None:
    issue = parse(
        f"> ![]({ID})\n> ![](/blog/img/{ID})\n\n![](0123abcd.jpg)\n\n![](/blog/img/2030-01-01-pot.png)\n\n"
        "<video src='clip.mp4' controls></video>\n\n![](https://example.org/x.png)\n\n[a](b.png) `![](c.png)`\n"
    )
    found = bare_names(issue)
    assert {name: len(places) for name, places in found.items()} == {ID: 2, "0123abcd.jpg": 1, "clip.mp4": 1}


def test_files_are_found_by_name_case_and_stem() -> None:
    files = ["media/A.png", "media/b.PNG", "c.webp", "media/A.jpg", "a%20d.gif"]
    assert matches(["A.png", "B.png", "c.png", "a d.gif", "none.png"], files) == {
        "A.png": "media/A.png",
        "B.png": "media/b.PNG",
        "c.png": "c.webp",
        "a d.gif": "a%20d.gif",
    }


def test_what_could_be_several_is_none() -> None:
    assert matches(["a.png", "x.png"], ["a.jpg", "a.gif", "one/x.png", "two/x.png"]) == {}
