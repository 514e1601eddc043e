"""The command line: groups of commands, exit codes, errors in one sentence.

Exit codes: 0 done, 1 the work found something wrong, 2 wrong usage or configuration, 3 a service
could not be reached.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from form_templates.errors import TemplateError, UnknownOfficeError
from intake_mailbot.cli import cases, database, demo, documents, forms, mail, outbox, serve
from intake_mailbot.cli.context import Context
from intake_mailbot.domain.errors import IntakeError, ServiceUnreachableError, UsageError

FOUND_WRONG, WRONG_USAGE, UNREACHABLE = 1, 2, 3

app = typer.Typer(
    help="Takes in signed forms by mail, answers every sender, keeps the cases.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
serve.register(app)
demo.register(app)
app.add_typer(forms.app, name="forms")
app.add_typer(cases.app, name="cases")
app.add_typer(mail.app, name="mail")
app.add_typer(outbox.app, name="outbox")
app.add_typer(database.app, name="db")


def main() -> None:
    """Run the command; errors that a person can mend are one sentence on stderr."""
    try:
        app()
    except (UsageError, TemplateError, UnknownOfficeError) as error:
        _say(error, WRONG_USAGE)
    except ServiceUnreachableError as error:
        _say(error, UNREACHABLE)
    except IntakeError as error:
        _say(error, WRONG_USAGE)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)


def _say(error: Exception, code: int) -> None:
    text = " ".join(str(error).split())
    sys.stderr.write(f"intake-mailbot: {text}\n")
    sys.exit(code)
