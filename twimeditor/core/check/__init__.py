"""What is wrong with a post, by the rules of its reviewers and of the site's linters.

A rule's module begins with the rule's name (``R12, …: links lead where they say``); `rules` lists all of them. What
they share: `rule`, `knowledge`, `days`, `limits`; how they read a text: `reading`, `linked`, `paragraphs`, `masking`.
What they yield: `problem`, `place`, `fix`. Around them:

- `run` asks all rules, `order` sorts what they find, `carrying` takes it along while the issue changes (`numbered`),
  `ignoring` knows again what nobody wants to hear of, `readiness` says what an issue lacks, `telling` writes the help;
- `fixing` does fixes (`restructuring`: those between nodes), `planning` shows what many of them do before;
- `linter_output` and `findings` read what the linters say, `layout` finds the field that a character of the file is in
  (`charts`, `front_charts`, `segments`), `mending` puts it right, and `looks` at the page before and after;
- `words` are those that the spelling looks up, `mojibake` and `repairing` are about text that was read wrongly.
"""

from twimeditor.core.check.fix import Fix
from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.place import Place
from twimeditor.core.check.problem import Problem, Severity

__all__ = ["Fix", "Knowledge", "Place", "Problem", "Severity"]
