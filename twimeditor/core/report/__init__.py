"""Reports as people send them, made into what the newsletter publishes."""

from twimeditor.core.report.edit import Kind, Place, report_edit
from twimeditor.core.report.read import ENTRY_LEVEL, SECTION_LEVEL, as_it_was, read_report, read_reports
from twimeditor.core.report.values import Change, Fix, Notice, Person, Report

__all__ = [
    "ENTRY_LEVEL",
    "SECTION_LEVEL",
    "Change",
    "Fix",
    "Kind",
    "Notice",
    "Person",
    "Place",
    "Report",
    "as_it_was",
    "read_report",
    "read_reports",
    "report_edit",
]
