import { Command, Option } from '@commander-js/extra-typings';
import { reporters } from '../reporters/index.ts';
import { version } from '../version.ts';
import type { Context, ExitCode } from './shared/context.ts';
import { logLevels } from './shared/log.ts';
import { gathered, parseClasses, parseDays, parseInstant, parseLevel } from './shared/options.ts';

const min = (what = 'fail unless every question reaches this level') =>
  new Option('--min <level>', what).argParser(parseLevel);
const allowUnknown = () => new Option('--allow-unknown', 'let questions pass that may yet reach their target');
const json = (what: string) => new Option('--json', `print ${what} as JSON`);
const output = (what: string) => new Option('-o, --output <file>', `save ${what} to a file`);
const model = () =>
  new Option('--model <id>', 'ask this model only (repeatable)').argParser(gathered).default([], 'all');
const question = () =>
  new Option('--question <id>', 'ask this question only (repeatable)').argParser(gathered).default([], 'all');
const policies = () =>
  new Option('--policies <dir>', 'a folder of your own policies (repeatable)').argParser(gathered).default([], 'none');
const at = () => new Option('--at <date>', 'judge as of this date or instant, UTC').argParser(parseInstant);
const branch = () => new Option('--default-branch <name>', 'the branch that changes are meant to reach');
const related = () =>
  new Option(
    '--related-repository <[owner/name=]path>',
    'a clone of what its files refer to, such as pipeline templates (repeatable)',
  )
    .argParser(gathered)
    .default([], 'none');
const none = () =>
  new Option('--none <classes>', 'what the system has none of: kubernetes, aws')
    .argParser(parseClasses)
    .default([], 'none');
const dryRun = () =>
  new Option('--dry-run', 'list what would be read, and judge nothing').conflicts([
    ...['output', 'report', 'min', 'allowUnknown', 'baseline'],
  ]);
const report = () =>
  new Option('--report <format[=file]>', 'write a report; to stdout without a file (repeatable)')
    .argParser(gathered)
    .default([], 'none');
const claims = () =>
  new Option('--claims <file>', 'hold the answers of a GOV.UK Cloud Maturity save file against the evidence');
const merge = (by = '--report govuk=FILE') =>
  new Option('--merge', `keep the other answers of the save file that ${by} writes`);
const baseline = (what = 'fail where a level falls below that of this saved assessment') =>
  new Option('--baseline <file>', what);
const maxAge = () => new Option('--max-age <days>', 'tell nothing by an assessment that is older').argParser(parseDays);
const config = () => new Option('--config <file>', 'configuration instead of ./tidemark.yaml');
const quiet = () => new Option('--quiet', 'no progress and no notes on stderr');
const logLevel = () =>
  new Option('--log-level <level>', 'events of the run on stderr').choices(logLevels).default('silent' as const);

const formats = Object.keys(reporters).sort();
const exitCodes = 'Exit codes: 0 passed, 1 proven below a target, 2 could not judge, 3 cannot tell.';
const examples = (...lines: readonly string[]) => `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`;

export interface CommandLine {
  /** Runs the command that the arguments (without node and script) name. */
  parse(argv: readonly string[]): Promise<void>;
}

/**
 * The whole command line. What a command needs is loaded when it is called, so that help and `--version` stay quick.
 * Parsing rejects with `ScanError`, or with commander's own error for usage; `finish` is told a command's exit code.
 */
export function programFor(context: Context, finish: (code: ExitCode) => void): CommandLine {
  const program = new Command('tidemark')
    .description('Says how mature a cloud practice is, from evidence instead of a questionnaire.')
    .version(version, '-V, --version')
    .exitOverride()
    .configureOutput({
      writeOut: context.print,
      writeErr: (text) => context.note(text.trimEnd()),
      // cli.ts tells errors.
      outputError: () => {},
      getOutHelpWidth: () => context.width,
    })
    .addHelpText(
      'after',
      `${examples('tidemark scan .', 'tidemark scan . --min 3', 'tidemark explain version_control')}\n\n${exitCodes}`,
    );
  addScan(program, context, finish);
  addDocumentCommands(program, context, finish);
  addSavedCommands(program, context, finish);
  addPeopleCommands(program, context, finish);
  addReferenceCommands(program, context, finish);
  for (const command of program.commands) {
    // So that the error can say whose options to look up.
    command.exitOverride((error) => {
      throw Object.assign(error, { command: command.name() });
    });
  }
  return {
    parse: async (argv) => {
      await program.parseAsync(argv, { from: 'user' });
    },
  };
}

function addScan(program: Parent, context: Context, finish: (code: ExitCode) => void): void {
  program
    .command('scan')
    .summary('say how mature the practice behind a repository is')
    .description('Reads repositories, judges what was found, and reports a level for each question.')
    .argument('[target...]', 'paths or URLs of repositories; one assessment each', ['.'])
    .addOption(json('the assessment (one line for each target)'))
    .addOption(output('the assessment as JSON'))
    .addOption(report())
    .addOption(claims())
    .addOption(merge())
    .addOption(min())
    .addOption(allowUnknown())
    .addOption(baseline())
    .addOption(model())
    .addOption(question())
    .addOption(policies())
    .addOption(at())
    .addOption(branch())
    .addOption(related())
    .addOption(none())
    .addOption(dryRun())
    .addOption(config())
    .addOption(quiet())
    .addOption(logLevel())
    .addHelpText(
      'after',
      `${examples(
        'tidemark scan .',
        'tidemark scan . --min 3 --allow-unknown',
        'tidemark scan . --report html=maturity.html --report sarif=tidemark.sarif',
        'tidemark scan shop billing --question version_control',
        'tidemark scan https://example.org/shop.git --json',
      )}\n\n${exitCodes}`,
    )
    .action(async (targets, options) => {
      const { scan } = await import('./scan.ts');
      finish(await scan(targets, options, context));
    });
}

function addDocumentCommands(program: Parent, context: Context, finish: (code: ExitCode) => void): void {
  program
    .command('collect')
    .summary('gather the evidence only')
    .description('Reads one repository and prints what was found as JSON, for `tidemark evaluate`.')
    .argument('[target]', 'path or URL of a repository', '.')
    .addOption(output('the evidence'))
    .addOption(at())
    .addOption(branch())
    .addOption(related())
    .addOption(none())
    .addOption(config())
    .addOption(quiet())
    .addOption(logLevel())
    .addHelpText('after', examples('tidemark collect . -o evidence.json'))
    .action(async (target, options) => {
      const { collect } = await import('./collect.ts');
      finish(await collect(target, options, context));
    });
  program
    .command('evaluate')
    .summary('judge saved evidence')
    .description('Judges evidence that `tidemark collect` saved. Looks at nothing else, and needs no network.')
    .argument('<evidence>', 'file with the evidence; - for stdin')
    .addOption(json('the assessment'))
    .addOption(output('the assessment as JSON'))
    .addOption(report())
    .addOption(claims())
    .addOption(merge())
    .addOption(model())
    .addOption(question())
    .addOption(policies())
    .addHelpText('after', examples('tidemark evaluate evidence.json -o assessment.json'))
    .action(async (path, options) => {
      const { evaluate } = await import('./evaluate.ts');
      finish(await evaluate(path, options, context));
    });
}

function addSavedCommands(program: Parent, context: Context, finish: (code: ExitCode) => void): void {
  program
    .command('report')
    .summary('render saved assessments')
    .description('Renders one saved assessment in any format, or several side by side.')
    .argument('<assessment...>', 'files with assessments; - for stdin')
    .addOption(new Option('--format <format>', `one of ${formats.join(', ')}; table for several`).default('terminal'))
    .addOption(output('the report'))
    .addOption(claims())
    .addOption(merge('--format govuk -o FILE'))
    .addOption(min('the level that every question is to reach'))
    .addOption(baseline('say what changed since this saved assessment'))
    .addOption(config())
    .addHelpText(
      'after',
      examples(
        'tidemark report assessment.json --format html -o maturity.html',
        'tidemark report shop.json till.json --format table',
      ),
    )
    .action(async (paths, options) => {
      const { report } = await import('./report.ts');
      finish(await report(paths, options, context));
    });
  program
    .command('gate')
    .summary('hold a saved assessment against targets')
    .description(
      'Holds an assessment against --min or the targets of tidemark.yaml, and against an earlier assessment.',
    )
    .argument('<assessment>', 'file with the assessment; - for stdin')
    .addOption(json('the verdict'))
    .addOption(min())
    .addOption(allowUnknown())
    .addOption(baseline())
    .addOption(maxAge())
    .addOption(config())
    .addHelpText(
      'after',
      `${examples(
        'tidemark gate assessment.json --min 3',
        'tidemark gate assessment.json --baseline .tidemark/baseline.json --max-age 7',
      )}\n\n${exitCodes}`,
    )
    .action(async (path, options) => {
      const { gate } = await import('./gate.ts');
      finish(await gate(path, options, context));
    });
}

function addPeopleCommands(program: Parent, context: Context, finish: (code: ExitCode) => void): void {
  program
    .command('init')
    .summary('set up a gate for this repository')
    .description('Scans here, and writes tidemark.yaml, a baseline, and a pipeline for the CI that is found.')
    .addOption(new Option('--yes', 'write without asking'))
    .addOption(new Option('--force', 'overwrite what is there'))
    .addOption(at())
    .addOption(quiet())
    .addHelpText('after', examples('tidemark init', 'tidemark init --yes --force'))
    .action(async (options) => {
      const { init } = await import('./init.ts');
      finish(await init(options, context));
    });
  program
    .command('ask')
    .summary('ask what no evidence decides')
    .description('Asks what may be kept elsewhere, and writes the answers into tidemark.yaml as attestations.')
    .argument('[target]', 'a saved assessment, or a repository to scan first', '.')
    .addOption(json('the questions'))
    .addOption(at())
    .addOption(config())
    .addOption(quiet())
    .addHelpText('after', examples('tidemark ask', 'tidemark ask assessment.json'))
    .action(async (target, options) => {
      const { ask } = await import('./ask.ts');
      finish(await ask(target, options, context));
    });
}

function addReferenceCommands(program: Parent, context: Context, finish: (code: ExitCode) => void): void {
  program
    .command('explain')
    .summary('say what a question asks and how to climb')
    .description('Says what each level of a question asks of the evidence, what it is read from, and how to get there.')
    .argument('[name]', 'a question or criterion (or a whole model); all questions without one')
    .addOption(json('the questions'))
    .addOption(policies())
    .addHelpText(
      'after',
      examples('tidemark explain version_control', 'tidemark explain version_control.l4_conformant'),
    )
    .action(async (name, options) => {
      const { explain } = await import('./explain.ts');
      finish(await explain(name, options, context));
    });
  program
    .command('models')
    .summary('list the models and their questions')
    .description('Lists what can be asked, or gives the JSON Schema of a saved document.')
    .addOption(json('the models'))
    .addOption(policies())
    .addOption(
      new Option('--schema <document>', 'the JSON Schema of a document').choices([
        ...(['collection', 'assessment', 'config'] as const),
      ]),
    )
    .addOption(output('the output'))
    .addHelpText('after', examples('tidemark models', 'tidemark models --schema assessment'))
    .action(async (options) => {
      const { models } = await import('./models.ts');
      finish(await models(options, context));
    });
}

type Parent = Command<[], Record<string, unknown>>;
