"""Plans in files: what a whole patient or a whole clinic is to be, applied, and written out."""

from service.admin.plan_files.applying import apply
from service.admin.plan_files.exporting import export
from service.admin.plan_files.round import Change

__all__ = ["Change", "apply", "export"]
