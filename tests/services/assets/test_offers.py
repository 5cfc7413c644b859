"""A photo that is a PNG is offered as what is smaller."""

import pytest
from PIL import Image

from tests.services.assets.pictures import drawing, photo, saved
from twimeditor.core.assets.kinds import Kind
from twimeditor.services.assets.refusal import Cancelled, Refused
from twimeditor.services.assets.treat import Treatment, offers, treat


def test_photo_is_offered_with_the_sizes_that_it_will_have() -> None:
    data = saved(photo((500, 300)), "PNG")
    treatment = Treatment(longest=400)
    offered = offers(data, "a.png", treatment)
    assert [offer.kind for offer in offered] == [Kind.PNG, Kind.JPEG, Kind.WEBP]
    for offer in offered:
        assert len(treat(data, "a.png", Treatment(400, offer.kind)).data) == offer.size
    png, jpeg, webp = (offer.size for offer in offered)
    assert webp < png / 2
    assert jpeg < png / 2


def test_photo_at_its_own_size_is_offered_with_the_size_that_it_will_have() -> None:
    data = saved(photo((300, 200)), "PNG", compress_level=1)
    png = offers(data, "a.png", Treatment())[0]
    assert len(treat(data, "a.png", Treatment()).data) == png.size


def test_what_shines_through_is_not_offered_as_jpeg() -> None:
    image = photo((300, 200))
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    assert [offer.kind for offer in offers(saved(image, "PNG"), "a.png", Treatment())] == [Kind.PNG, Kind.WEBP]


@pytest.mark.parametrize(("form", "image"), [("PNG", drawing((300, 200))), ("JPEG", photo()), ("WEBP", photo())])
def test_nothing_is_offered_for_other_pictures(form: str, image: Image.Image) -> None:
    assert offers(saved(image, form), "a", Treatment()) == ()


def test_broken_photo_is_refused_and_a_called_off_one_ends() -> None:
    data = saved(photo(), "PNG")
    with pytest.raises(Refused):
        offers(data[: len(data) // 2], "a", Treatment())
    with pytest.raises(Cancelled):
        offers(data, "a", Treatment(), cancelled=lambda: True)
