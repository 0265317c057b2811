"""`/media/` shows renditions and nothing else."""

import pytest


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for name in ("images/a.jpg", "images/evil.html", "images/evil.svg", "original_images/a.jpg", "documents/a.pdf"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"content")
    return tmp_path


def test_a_rendition_is_served_as_a_picture_and_nothing_more(client, media):
    response = client.get("/media/images/a.jpg")

    assert (response.status_code, b"".join(response.streaming_content)) == (200, b"content")
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert response["Cache-Control"] == "public, max-age=604800"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "images/evil.html",
        "images/evil.svg",
        "original_images/a.jpg",
        "documents/a.pdf",
        "images/../original_images/a.jpg",
        "images/%2e%2e/original_images/a.jpg",
        "images//etc/passwd",
        "images/missing.jpg",
        "images/",
        "images",
    ],
)
def test_originals_documents_and_pages_are_not(client, media, path):
    assert client.get(f"/media/{path}").status_code in {302, 404}
    assert client.post(f"/media/{path}").status_code in {403, 405}
