"""Reports as people send them, made into what the newsletter publishes."""

from twimeditor.core.report.edit import Filed, Kind, Place, lacking, report_edit, reports_edit
from twimeditor.core.report.read import ENTRY_LEVEL, SECTION_LEVEL, as_it_was, read_report, read_reports, split_reports
from twimeditor.core.report.values import NOBODY, Change, Fix, Notice, Person, Report

__all__ = [
    "ENTRY_LEVEL",
    "NOBODY",
    "SECTION_LEVEL",
    "Change",
    "Filed",
    "Fix",
    "Kind",
    "Notice",
    "Person",
    "Place",
    "Report",
    "as_it_was",
    "lacking",
    "read_report",
    "read_reports",
    "report_edit",
    "reports_edit",
    "split_reports",
]
