"""All themes of the example, in the order of the report."""

from examples.generator.access import ACCESS
from examples.generator.declare import Measure, Theme
from examples.generator.experience import EXPERIENCE
from examples.generator.people import PEOPLE
from examples.generator.safety import SAFETY
from examples.generator.sustainability import SUSTAINABILITY
from examples.generator.systems import SYSTEMS

THEMES: tuple[Theme, ...] = (PEOPLE, SAFETY, ACCESS, EXPERIENCE, SYSTEMS, SUSTAINABILITY)
MEASURES: tuple[Measure, ...] = tuple(m for theme in THEMES for m in theme.measures)
