"""A programme made of so many actions, and what assessing it and composing its report takes."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

WORKSTREAMS = 8


def begin(folder: str) -> None:
    """Start Django on a database of its own in `folder`."""
    os.environ["GOLDENTHREAD_DATA"] = folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
    import django

    django.setup()


def make(folder: str, actions: str) -> int:
    """Import a programme with so many actions; give the bytes of its sheets."""
    begin(folder)
    from django.core.management import call_command

    from goldenthread.collect import importer

    call_command("migrate", verbosity=0, interactive=False)
    sheets = Path(folder) / "sheets"
    sheets.mkdir()
    write_sheets(sheets, int(actions))
    plan = importer.run(sheets, by=None)
    if plan.errors:
        raise RuntimeError(str(plan.errors[0]))
    return sum(path.stat().st_size for path in sheets.iterdir())


def write_sheets(folder: Path, actions: int) -> None:
    """Write the sheets of a programme: an action each for a requirement, a third of them late."""
    texts = {
        "organisations": ["code,name,kind", "RBB,Bench trust,trust"],
        "posts": ["code,organisation,title", "lead,RBB,Lead"],
        "programmes": ["code,organisation,name", "bench,RBB,Bench"],
        "workstreams": ["code,programme,name,executive_lead"],
        "sources": ["code,organisation,title,kind", "report,RBB,Report,inspection"],
        "requirements": ["code,source,text,kind,workstream,domain"],
        "actions": ["code,title,owner,due,workstream,requirements,completed,delivery,reason"],
        "evidence": ["action,title,added"],
        "decisions": ["action,panel_date,outcome"],
    }
    texts["workstreams"] += [f"w{n},bench,Workstream {n},lead" for n in range(WORKSTREAMS)]
    for n in range(actions):
        stream, month = f"w{n % WORKSTREAMS}", 1 + n % 12
        done = f"2023-{month:02d}-20" if n % 3 == 0 else ""
        texts["requirements"].append(
            f"r{n},report,Requirement {n},{'must' if n % 2 else 'should'},{stream},Safe"
        )
        texts["actions"].append(f"a{n},Action {n},lead,2023-{month:02d}-28,{stream},r{n},{done},,")
        if done:
            texts["evidence"].append(f"a{n},Proof,{done}")
            texts["decisions"].append(f"a{n},{done},approved")
    for name, lines in texts.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def loading_seconds(folder: str) -> float:
    """Give how long reading the programme's records alone takes."""
    begin(folder)
    from goldenthread.assure.programmes.loading import load_programme
    from goldenthread.records.programmes.models import Programme
    from goldenthread.vocabulary import Period

    programme = Programme.objects.select_related("organisation").get()
    started = time.perf_counter()
    load_programme(programme, Period.month(2023, 9))
    return time.perf_counter() - started


def assessing_seconds(folder: str) -> float:
    """Give how long assessing the programme takes, reading included."""
    begin(folder)
    from goldenthread.assure.programmes.assess import assess_programme
    from goldenthread.records.programmes.models import Programme
    from goldenthread.vocabulary import Period

    programme = Programme.objects.select_related("organisation").get()
    started = time.perf_counter()
    assess_programme(programme, Period.month(2023, 9))
    return time.perf_counter() - started


def peak_of_assessing(folder: str) -> int:
    """Give the peak memory of a process that assesses the programme, in bytes."""
    assessing_seconds(folder)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
