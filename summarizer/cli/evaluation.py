"""`summarizer eval`: judge engines and models on gold cases, offline or live."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli import options

if TYPE_CHECKING:
    from summarizer.evaluation.commands import Outcome

app = typer.Typer(
    help="Score engines and models on gold articles; hold every item to what was accepted.",
    no_args_is_help=True,
    epilog="Exit codes: 0 pass, 1 gate failed, 2 harness error (bad gold, missing recording, nothing judged).",
)

GOLD = Path("evals/gold")
Gold = Annotated[Path, typer.Option("--gold", help="Folder of cases: CASE/article.txt and CASE/gold.json.")]
Cases = Annotated[list[str] | None, typer.Option("--case", help="Only this case; may be given several times.")]
Engines = Annotated[
    list[str] | None, typer.Option("--engine", help="rules, replay (recorded answers) or llm (live); may be repeated.")
]


class Form(StrEnum):
    """What is printed."""

    TEXT = "text"
    JSON = "json"
    MD = "md"
    XML = "xml"
    HTML = "html"


FormOption = Annotated[Form, typer.Option("--format", help="What to print: text, json, md, xml (JUnit) or html.")]
Outputs = Annotated[
    list[Path] | None,
    typer.Option("--output", "-o", help="Also write .json, .md, .xml (JUnit) or .html; may be repeated."),
]


@app.command("lint", epilog="Example:  summarizer eval lint --gold my_gold --fix")
def lint(
    gold: Gold = GOLD,
    case: Cases = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="First turn sentence ids, quotation ids and snippets into offsets.")
    ] = False,
) -> None:
    """Check gold against its articles: offsets, ids, references, evidence, furniture, printed names and amounts."""
    from summarizer.evaluation.lint import lint_folder  # noqa: PLC0415 # --help must not load the scorer

    if fix:
        from summarizer.evaluation.drafting import fix_folder  # noqa: PLC0415 # see above

        for line in fix_folder(gold, tuple(case or ())):
            typer.echo(line)
    cases, problems = lint_folder(gold, tuple(case or ()))
    for problem in problems:
        typer.echo(str(problem))
    broken = len({problem.case for problem in problems})
    if problems and not fix:
        typer.echo("Places that are still ids or snippets become offsets with --fix.")
    typer.echo(f"{len(problems)} problems in {broken} cases; {len(cases)} cases could be read.")
    raise typer.Exit(2 if problems else 0)


@app.command("record", epilog="Example:  summarizer eval record --stale --model gpt-4.1-mini")
def record(
    gold: Gold = GOLD,
    case: Cases = None,
    stale: Annotated[bool, typer.Option("--stale", help="Only cases whose recordings no longer replay.")] = False,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    timeout: options.Timeout = None,
    run_name: Annotated[str | None, typer.Option("--run", help="The run of gates.toml to record for.")] = None,
    jobs: Annotated[int, typer.Option("--jobs", min=1, max=64, help="Cases that are asked for at once.")] = 1,
) -> None:
    """Ask a live model about each article and keep its answers as recordings beside the gold."""
    from summarizer.evaluation.commands import record_gold  # noqa: PLC0415 # --help must not load the engines

    settings = options.settings_of(base_url=base_url, timeout=timeout)
    failed = record_gold(
        gold, tuple(case or ()), settings, model=model, run_name=run_name, stale=stale, jobs=jobs, tell=typer.echo
    )
    raise typer.Exit(2 if failed else 0)


@app.command(
    "run", epilog="Examples:  summarizer eval run  |  summarizer eval run --gold my_gold --engine llm -o run.json"
)
def run(
    gold: Gold = GOLD,
    case: Cases = None,
    engine: Engines = None,
    model: Annotated[
        list[str] | None, typer.Option("--model", help="Model to ask or replay; several are put side by side.")
    ] = None,
    base_url: options.BaseUrl = None,
    timeout: options.Timeout = None,
    output: Outputs = None,
    form: FormOption = Form.TEXT,
) -> None:
    """Run and judge: verdict, figures, changed items, worst cases. Without --engine: the runs of gates.toml."""
    from summarizer.evaluation.commands import check_outputs, run_gold  # noqa: PLC0415 # --help must not load the engines

    settings = options.settings_of(base_url=base_url, timeout=timeout)
    check_outputs(output or ())
    outcome = run_gold(gold, settings, only=tuple(case or ()), engines=engine or (), models=model or ())
    _tell(outcome, output, form)


@app.command("score", epilog="Example:  summarizer eval score my_results --gold my_gold -o run.json")
def score(
    results: Annotated[Path, typer.Argument(help="Folder of results: CASE.json or CASE/result.json.")],
    gold: Gold = GOLD,
    case: Cases = None,
    output: Outputs = None,
    form: FormOption = Form.TEXT,
) -> None:
    """Judge results that any program saved, one JSON file a case, in the reader's face of a brief."""
    from summarizer.evaluation.commands import score_folder  # noqa: PLC0415 # --help must not load the scorer

    _tell(score_folder(gold, results, only=tuple(case or ())), output, form)


@app.command("explain", epilog="Example:  summarizer eval explain us-ukraine-guarantees --run rules")
def explain(
    case: Annotated[str, typer.Argument(help="Name of the case.")],
    gold: Gold = GOLD,
    run_name: Annotated[str | None, typer.Option("--run", help="Only this run of gates.toml.")] = None,
    engine: Engines = None,
    results: Annotated[Path | None, typer.Option("--results", help="Folder of saved results to explain.")] = None,
) -> None:
    """Show gold beside the brief of one case, with the reason for each COR, INC, MIS and SPU."""
    from summarizer.evaluation.commands import explain_case  # noqa: PLC0415 # --help must not load the engines
    from summarizer.evaluation.layout import plain  # noqa: PLC0415 # see above

    settings = options.settings_of()
    blocks, code = explain_case(gold, case, settings, engines=engine or (), run_name=run_name, results=results)
    typer.echo(plain(blocks), nl=False)
    raise typer.Exit(code)


@app.command("accept", epilog="Example:  summarizer eval accept")
def accept(gold: Gold = GOLD, engine: Engines = None) -> None:
    """Make what the runs of gates.toml say now the baseline, after you have read what changed."""
    from summarizer.evaluation.commands import accept_runs  # noqa: PLC0415 # --help must not load the engines
    from summarizer.evaluation.layout import plain  # noqa: PLC0415 # see above

    outcome, path = accept_runs(gold, options.settings_of(), engines=engine or ())
    typer.echo(plain(outcome.blocks), nl=False)
    typer.echo(f"\nAccepted into {path}.")


@app.command("compare", epilog="Example:  summarizer eval compare old.json new.json:llm")
def compare(
    a: Annotated[str, typer.Argument(help="JSON of `eval run`, as RUN.json or RUN.json:NAME.")],
    b: Annotated[str, typer.Argument(help="The run that must not be worse.")],
) -> None:
    """Test whether the second run is worse than the first, and list every item that moved."""
    from summarizer.evaluation.commands import compare_files, split_name  # noqa: PLC0415 # see above
    from summarizer.evaluation.layout import plain  # noqa: PLC0415 # see above

    (path_a, name_a), (path_b, name_b) = split_name(a), split_name(b)
    blocks, code = compare_files(path_a, path_b, name_a, name_b)
    typer.echo(plain(blocks), nl=False)
    raise typer.Exit(code)


def _tell(outcome: Outcome, output: list[Path] | None, form: Form) -> None:
    from summarizer.evaluation.commands import FORMATS, save  # noqa: PLC0415 # --help must not load the engines

    typer.echo(FORMATS[form.value](outcome), nl=False)
    for path in output or ():
        save(outcome, path)
    raise typer.Exit(outcome.exit_code)


@app.command("new", epilog="Example:  summarizer eval new article.txt --gold my_gold")
def new(
    article: Annotated[Path, typer.Argument(help="The article, in any format that `summarize` reads.")],
    gold: Gold = GOLD,
    name: Annotated[str | None, typer.Option("--name", help="Name of the case; the file's name if not given.")] = None,
) -> None:
    """Make the skeleton of a case: article.txt, a gold.json to fill in, places.tsv with the ids to choose from."""
    from summarizer.evaluation.drafting import new_case  # noqa: PLC0415 # --help must not load the document layer

    folder = new_case(article, gold, name, max_bytes=options.settings_of().max_bytes)
    typer.echo(f"{folder}: fill in gold.json with ids from places.tsv, then: summarizer eval lint --gold {gold} --fix")


@app.command("report", epilog="Example:  summarizer eval report rules.json llm.json -o report.html")
def report(
    runs: Annotated[list[Path], typer.Argument(help="JSON files of `eval run`; the first two runs are compared.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write.")] = Path("report.html"),
    gold: Gold = GOLD,
) -> None:
    """Write one self-contained page: charts, tables, and every item beside the article with both sides' evidence."""
    from summarizer.evaluation.commands import report_files, write_text  # noqa: PLC0415 # see above

    write_text(output, report_files(runs, gold))
    typer.echo(f"Written to {output}.")
