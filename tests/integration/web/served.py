"""What a page or a file says, for tests."""

from __future__ import annotations

from django.http import HttpResponse


def text_of(response: HttpResponse) -> str:
    """Give the text of a page that was shown."""
    assert response.status_code == 200
    return response.content.decode()


def body(response: HttpResponse) -> bytes:
    """Give the bytes of an answer; reading to the end closes a file."""
    return b"".join(response.streaming_content) if response.streaming else response.content
