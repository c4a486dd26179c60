/** The walls of the house (src/README.md). Imports only go down; siblings are blind to each other. */
const floors = {
  core: '^src/core/',
  lexicon: '^src/lexicon/',
  formats: '^src/formats/',
  stages: '^src/stages/',
  sources: '^src/sources/',
  rego: '^src/rego/',
  reporters: '^src/reporters/',
  collectors: '^collectors/',
  wiring: '^src/(commands/|cli\\.ts|index\\.ts|assess\\.ts|config(/|\\.ts)|version\\.ts)',
};
const middle = [floors.stages, floors.sources, floors.rego, floors.reporters, floors.collectors];

/** Own files, the floors below, packages and Node's own modules: nothing else of the project. */
const sees = (name, from, below, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(src|collectors|policies|fixtures|test|compiler)/', pathNot: [from, ...below] },
});

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['worker\\.ts$', '^src/index\\.ts$'] },
      to: {},
    },
    sees(
      'core-is-the-ground',
      floors.core,
      [],
      'core holds nouns; what it needs from above belongs in core or is not its business',
    ),
    sees('lexicon-stands-on-core', floors.lexicon, [floors.core], 'the lexicon is data'),
    sees(
      'formats-stand-on-lexicon-and-core',
      floors.formats,
      [floors.lexicon, floors.core],
      'what a file means is for collectors to say',
    ),
    ...Object.entries({
      stages: floors.stages,
      sources: floors.sources,
      rego: floors.rego,
      reporters: floors.reporters,
      collectors: floors.collectors,
    }).map(([name, from]) =>
      sees(
        `${name}-see-only-what-is-below`,
        from,
        [floors.lexicon, floors.formats, floors.core],
        'join the two in assess.ts or a command',
      ),
    ),
    {
      name: 'a-stage-calls-no-stage',
      severity: 'error',
      from: { path: '^src/stages/([^/]+)' },
      to: { path: '^src/stages/', pathNot: '^src/stages/$1' },
    },
    {
      name: 'a-collector-stands-alone',
      severity: 'error',
      from: { path: '^collectors/([^/]+)/' },
      to: { path: '^collectors/', pathNot: '^collectors/$1/' },
    },
    {
      name: 'assess-strings-the-floor-below',
      severity: 'error',
      from: { path: '^src/assess\\.ts$' },
      to: { path: '^src/(commands/|cli\\.ts|index\\.ts)' },
    },
    {
      name: 'a-command-calls-no-command',
      severity: 'error',
      from: { path: '^src/commands/([^/]+)\\.ts$', pathNot: '^src/commands/(shared/|index\\.ts$)' },
      to: { path: '^src/commands/', pathNot: ['^src/commands/$1\\.ts$', '^src/commands/shared/'] },
    },
    {
      name: 'only-sources-do-io',
      comment: 'a collector, stage or reporter is a pure function; reading the world is what src/sources is for',
      severity: 'error',
      from: { path: [floors.core, floors.lexicon, floors.formats, floors.stages, floors.reporters, floors.collectors] },
      to: { path: '^(node:)?(fs|fs/promises|child_process|net|http|https|dns|os|process|worker_threads)$' },
    },
    {
      name: 'only-sources-start-programs-and-reach-out',
      severity: 'error',
      from: { pathNot: floors.sources },
      to: { path: '^(node:)?(child_process|net|http|http2|https|dns|dns/promises|tls|dgram)$' },
    },
    {
      name: 'threads-are-kept-where-they-are-needed',
      comment: 'policies and hostile files are read in threads that can be ended; nothing else needs one',
      severity: 'error',
      from: { pathNot: [floors.sources, floors.rego, '^src/commands/shared/reading/'] },
      to: { path: '^(node:)?worker_threads$' },
    },
    {
      name: 'only-sources-touch-git-and-clouds',
      severity: 'error',
      from: { pathNot: floors.sources },
      to: { path: 'node_modules/(simple-git|@aws-sdk|@kubernetes)/' },
    },
    {
      name: 'no-production-code-imports-tests',
      severity: 'error',
      from: { path: ['^src/', '^collectors/'] },
      to: { path: ['^test/', '^fixtures/'] },
    },
    {
      name: 'the-middle-does-not-wire',
      severity: 'error',
      from: { path: middle },
      to: { path: floors.wiring },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
