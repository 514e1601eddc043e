"""The command line: groups of commands, exit codes, errors in one sentence.

Exit codes: 0 done, 1 the work found something wrong, 2 wrong usage or configuration, 3 a service
could not be reached.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from typer.exceptions import TyperException

from form_templates.errors import TemplateError, UnknownOfficeError
from intake_mailbot.cli import (
    annotating,
    backups,
    cases,
    data,
    database,
    demo,
    digest,
    documents,
    forms,
    mail,
    outbox,
    report,
    serve,
)
from intake_mailbot.cli.context import Context
from intake_mailbot.cli.screen import harmless
from intake_mailbot.domain.errors import IntakeError, ServiceUnreachableError, UsageError

FOUND_WRONG, WRONG_USAGE, UNREACHABLE = 1, 2, 3

app = typer.Typer(
    help="Takes in signed forms by mail, answers every sender, keeps the cases.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


_NO_NUMBER = re.compile(r"Input should be a valid integer.*", re.DOTALL)
"""What is said of words where a number belongs."""
_OF_LIBRARY = "Value error, "
"""What a library puts before its reason."""


@app.callback()
def settings(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            help="The settings file; else INTAKE_MAILBOT_CONFIG, else config.toml here.",
        ),
    ] = None,
) -> None:
    """Takes in signed forms by mail, answers every sender, keeps the cases."""
    context.obj = Context(config)


documents.register(app)
annotating.register(app)
serve.register(app)
demo.register(app)
backups.register(app)
digest.register(app)
report.register(app)
app.add_typer(forms.app, name="forms")
app.add_typer(cases.app, name="cases")
app.add_typer(mail.app, name="mail")
app.add_typer(outbox.app, name="outbox")
app.add_typer(data.app, name="data")
app.add_typer(database.app, name="db")


def main() -> None:
    """Run the command; errors that a person can mend are one sentence on stderr."""
    try:
        sys.exit(app(standalone_mode=False))
    except TyperException as error:
        _refuse(error)
    except (UsageError, TemplateError, UnknownOfficeError) as error:
        _say(error, WRONG_USAGE)
    except ServiceUnreachableError as error:
        _say(error, UNREACHABLE)
    except IntakeError as error:
        _say(error, WRONG_USAGE)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        _say(UsageError(f"{named}{error.strerror or error}; check the name and its rights."), 2)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(130)


def _refuse(error: TyperException) -> NoReturn:
    """Wrong words on the command line: one sentence, or the help where there were none."""
    said = getattr(error, "format_message", lambda: str(error))()
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stdout.write(f"{said}\n" if said else "")
        sys.exit(WRONG_USAGE)
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "intake-mailbot"
    said = _NO_NUMBER.sub("a whole number is needed", said).replace(_OF_LIBRARY, "").rstrip(".")
    _say(UsageError(f"{said}; see {path} --help."), WRONG_USAGE)


def _say(error: Exception, code: int) -> NoReturn:
    text = harmless(" ".join(str(error).split()))
    sys.stderr.write(f"intake-mailbot: {text}\n")
    sys.exit(code)
