"""Addresses of packs: below an organisation's meeting, and for anybody."""

from django.urls import include, path

from goldenthread.web.views import packs, published, reading, remarks

sheet_pages = [
    path("", reading.pack_page, name="pack-page"),
    path("words/", reading.pack_text, name="pack-text"),
    path("picture-<int:width>.webp", reading.pack_picture, name="pack-picture"),
    path("remarks/add/", remarks.remark_add, name="remark-add"),
]
version_pages = [
    path("", reading.pack, name="pack"),
    path("file/", reading.pack_file, name="pack-file"),
    path("search/", reading.pack_search, name="pack-search"),
    path("pages/", reading.pack_go, name="pack-go"),
    path("pages/<int:page>/", include(sheet_pages)),
    path("remarks/", remarks.remarks, name="remarks"),
    path("remarks/<int:pk>/remove/", remarks.remark_remove, name="remark-remove"),
]
pack_pages = [
    path("", packs.packs, name="packs"),
    # The public part alone has these: for the private one there is no such address.
    path("part-1/<int:number>/publish/", packs.pack_publish, name="pack-publish"),
    path("part-1/<int:number>/withdraw/", packs.pack_withdraw, name="pack-withdraw"),
    path("part-<int:part>/build/", packs.pack_build, name="pack-build"),
    path("part-<int:part>/", reading.pack_newest, name="pack-newest"),
    path("part-<int:part>/<int:number>/", include(version_pages)),
]
public_pages = [
    path("published/meetings/", published.published_meetings, name="published-meetings"),
    path("published/meetings/<int:pk>/", published.published_meeting, name="published-meeting"),
    path("published/meetings/<int:pk>/pack.pdf", published.published_pack, name="published-pack"),
    path("sitemap.xml", published.site_map, name="site-map"),
    path("robots.txt", published.robots, name="robots"),
]
