"""The one template environment: NHS macros, our components, the report's blocks."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import jinja2
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from markupsafe import Markup

from goldenthread.report.render.html.facts import lines, told
from goldenthread.vocabulary.money import money_figure

REPORT_BLOCKS = jinja2.PackageLoader("goldenthread", "report/render/html/templates")


def environment(**options: Any) -> jinja2.Environment:
    """Give Django's template backend the environment of every page."""
    options["loader"] = jinja2.ChoiceLoader(
        [
            options["loader"],
            jinja2.PackageLoader("nhsuk_frontend_jinja"),
            jinja2.PrefixLoader({"report": REPORT_BLOCKS}),
        ]
    )
    options["undefined"] = jinja2.ChainableUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True
    made = jinja2.Environment(**options)  # noqa: S701 (Django passes autoescape=True)
    made.globals.update(static=static, url=url, icon=icon)
    made.filters.update(lines=lines, told=told, paragraphs=paragraphs, day=day, moment=moment)
    made.filters.update(initial=initial, money=money)
    return made


def url(name: str, *args: Any, query: dict[str, str] | None = None) -> str:
    """Give the address of a named page, with a query string where one is asked for."""
    return reverse(name, args=args, query={k: v for k, v in (query or {}).items() if v} or None)


def icon(family: str, code: str) -> Markup:
    """Give the picture of a variation or assurance icon, with its words for screen readers."""
    from goldenthread.report.render.html import icon as picture

    return picture(family, code)


def paragraphs(text: str) -> Markup:
    """Give text as paragraphs, its line breaks kept; everything in it is escaped."""
    parts = [part.strip() for part in text.replace("\r\n", "\n").split("\n\n")]
    return Markup("").join(Markup("<p>{}</p>").format(lines(part)) for part in parts if part)


def day(value: dt.date | None) -> str:
    """Give a date as the design system writes it: 3 April 2023."""
    return f"{value:%-d %B %Y}" if value else ""


def moment(value: dt.datetime | None) -> str:
    """Give a moment in local time: 3 April 2023, 14:05."""
    return f"{timezone.localtime(value):%-d %B %Y, %H:%M}" if value else ""


def money(pounds: Decimal | None) -> str:
    """Give an amount in whole pounds, brackets for less than nought."""
    return money_figure(pounds, "£", 0)


def initial(words: str) -> str:
    """Give words with a capital first letter and the rest as they are."""
    return words[:1].upper() + words[1:]
