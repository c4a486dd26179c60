import type { MemoryRepository } from '../../fixtures/memory-repository.ts';

const path = '.github/workflows/a.yml';
const steps = (text: string) => `on: [push, pull_request]\njobs:\n  a:\n    steps:\n${text}`;
const run = (script: string) => steps(`      - run: ${JSON.stringify(script)}\n`);
const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const files = (told: Readonly<Record<string, string | Uint8Array>>): MemoryRepository => ({ files: told });
const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${many(8, (n) => `${'bcdefghi'.charAt(n)}: &${'bcdefghi'.charAt(n)} [${many(9, () => `*${'abcdefgh'.charAt(n)}`).join()}]\n`).join('')}`;
const everywhere = (make: (name: string) => string | Uint8Array) =>
  files(
    Object.fromEntries(
      [
        path,
        '.gitlab-ci.yml',
        'x.sh',
        'Makefile',
        'Taskfile.yml',
        'justfile',
        'package.json',
        'CODEOWNERS',
        'a/OWNERS',
        'policy/a.rego',
        'policy/a_test.rego',
        'a.tf',
        'scp/a.json',
        '.gitleaks.toml',
        '.trivyignore.yaml',
        '.snyk',
        'CONTRIBUTING.md',
        '.github/settings.yml',
      ].map((name) => [name, make(name)]),
    ),
  );
const calls = 'make a; task a; just a; npm test; ./x.sh; . ./x.sh; bash -c "./x.sh"';

/** Repositories that were made to hang, crash or confuse whoever reads them, by what they do. */
export const traps: Readonly<Record<string, MemoryRepository>> = {
  'calls in rings': files({
    [path]: steps(`      - run: ${calls}\n      - uses: ./a\n`),
    '.github/workflows/b.yml':
      'on: [push, workflow_call]\njobs: {a: {uses: ./.github/workflows/c.yml}, b: {uses: ./.github/workflows/b.yml}}\n',
    '.github/workflows/c.yml': 'on: [push, workflow_call]\njobs: {a: {uses: ./.github/workflows/b.yml}}\n',
    'a/action.yml': 'runs: {using: composite, steps: [{uses: ./b}, {uses: ./a}, {shell: bash, run: ./x.sh}]}\n',
    'b/action.yml': 'runs: {using: composite, steps: [{uses: ./a}, {uses: ./b}]}\n',
    'x.sh': `f() { g; }; g() { f; }; f\n${calls}\n`,
    Makefile: `include a.mk\nV = $(V) $(V)\na: a b\n\t$(MAKE) a; $(V); ${calls}\nb: a\n`,
    'a.mk': 'include Makefile a.mk *.mk\n',
    'Taskfile.yml': `includes: {x: ./Taskfile.yml}\ntasks: {a: {deps: [a, 'x:a'], cmds: [{task: a}, '${calls}']}}\n`,
    justfile: `import 'justfile'\na: a\n  ${calls}\n`,
    'package.json': JSON.stringify({
      workspaces: ['.', '*'],
      scripts: { test: `npm test; npm test --workspaces; ${calls}`, pretest: 'npm test' },
    }),
    '.gitlab-ci.yml':
      'include: [.gitlab-ci.yml, c.yml]\na: {extends: [a, b], script: [!reference [a, script]], trigger: {include: .gitlab-ci.yml}}\nb: {extends: a}\n',
    'c.yml': 'include: [c.yml, .gitlab-ci.yml]\n',
  }),
  'calls that branch': files({
    [path]: steps(`${'      - uses: ./a0\n'.repeat(100)}      - run: ./s0.sh; make t0\n`),
    ...Object.fromEntries(
      many(10, (n) => [
        `a${n}/action.yml`,
        `runs:\n  using: composite\n  steps:\n${`    - uses: ./a${n + 1}\n`.repeat(100)}`,
      ]),
    ),
    ...Object.fromEntries(many(10, (n) => [`s${n}.sh`, `./s${n + 1}.sh\n`.repeat(50)])),
    Makefile: many(500, (n) => `t${n}: t${n + 1} t${n + 2}\n\t$(MAKE) t${n + 1} t${n + 2}\n`).join(''),
    '.gitlab-ci.yml': `include: [${many(20, (n) => `f0-${n}.yml`).join()}]\na: {script: [!reference [.r20, script]]}\n.r0: {script: [make]}\n${many(20, (n) => `.r${n + 1}: {script: [!reference [.r${n}, script], !reference [.r${n}, script]]}\n`).join('')}`,
    ...Object.fromEntries(
      many(6, (depth) =>
        many(
          20,
          (n) => [`f${depth}-${n}.yml`, `include: [${many(20, (k) => `f${depth + 1}-${k}.yml`).join()}]\n`] as const,
        ),
      ).flat(),
    ),
  }),
  'aliases within aliases': everywhere(() => `${bomb}on: push\njobs: {}\n`),
  'deep nesting': everywhere((name) => `${/json|snyk/.test(name) ? '' : 'a: '}${'[{('.repeat(20_000)}`),
  'brackets and blocks that never end': everywhere((name) =>
    (name.endsWith('.toml')
      ? '[allowlist]\npaths = [\n'
      : 'a: |\n  "${{ ${ $( `\n<<E\nif a; then case x in { (\n'
    ).repeat(3000),
  ),
  'letters, blanks and signs in long runs': everywhere(() =>
    many(40, (n) => 'a #*`"\'[<-=:/@!.'.charAt(n % 16).repeat(8000)).join('\n'),
  ),
  'seven megabytes': everywhere(() => 'a: b\n'.repeat(1_400_000)),
  'bytes that are no text': everywhere(() => new Uint8Array(50_000).map((_, n) => 128 + ((n * 7) % 128))),
  NUL: everywhere(() => 'a: b\0\n'.repeat(1000)),
  'line ends of other systems and a byte order mark': everywhere(() => `\uFEFFa: b\r\n\tc: d\r\ra: b\n`.repeat(100)),
  'names of what objects have': everywhere(
    (name) =>
      ({
        [path]: `on: push\n__proto__: a\njobs:\n  __proto__: {needs: constructor, strategy: {matrix: {__proto__: [a]}}, steps: [{run: make __proto__; task toString; just constructor; npm run __proto__}]}\n  constructor: {if: matrix.__proto__ == constructor, uses: ./.github/workflows/a.yml, with: {__proto__: a}}\n`,
        '.gitlab-ci.yml':
          '__proto__: {extends: constructor, variables: {__proto__: a}, script: [a]}\nconstructor: {extends: __proto__}\n',
        'package.json': '{"scripts": {"__proto__": "a", "constructor": "b"}, "__proto__": {"workspaces": ["*"]}}',
        Makefile: '__proto__: constructor\n\ta\nconstructor = a\n',
        'Taskfile.yml': 'tasks: {__proto__: {cmds: [a]}, toString: {deps: [__proto__]}}\n',
        justfile: '__proto__:\n  a\nconstructor: __proto__\n',
      })[name] ?? '__proto__:\n  constructor: {__proto__: {toString: a}}\n',
  ),
  'a workflow of twenty thousand lines': files({
    [path]: steps(many(19_000, (n) => `      - run: echo ${n}\n`).join('')),
  }),
  'jobs that need each other': files({
    [path]: `on: push\njobs:\n${many(200, (n) => `  j${n}: {needs: [${many(n, (k) => `j${k}`).join()}], if: always() && ${'('.repeat(60)}a, steps: [{run: go test}]}\n`).join('')}`,
  }),
  'expressions one in another': files({
    [path]: run(`${'${{ '.repeat(5000)}${'}} '.repeat(5000)}`),
    '.gitlab-ci.yml': `variables: {${many(60, (n) => `V${n + 1}: "$V${n}$V${n}"`).join()}}\na: {image: $V60, script: [$V60], environment: $V60}\n`,
  }),
  'names that hide, and names that differ in case alone': {
    files: Object.fromEntries(
      [
        '.github/workflows/a\nb.yml',
        '.github/workflows/\u001b[31m.yml',
        '.github/workflows/\u202ea.yml',
        '.github/workflows/\u202da.yml',
        '.github/workflows/A.yml',
        path,
        '.github/workflows/__proto__.yml',
        '__proto__',
        'constructor/OWNERS',
        'docs/CODEOWNERS',
        'Docs/codeowners',
        `.github/workflows/${'x'.repeat(3000)}.yml`,
      ].map((name) => [name, run('go test ./...')]),
    ),
  },
};

/** Links and folders of other repositories at every place that is looked at. */
export const links: MemoryRepository = {
  files: { [path]: run(calls), 'real.yml': run('go test') },
  symlinks: [
    '.github/workflows/l.yml',
    '.gitlab-ci.yml',
    'x.sh',
    'Makefile',
    'justfile',
    'Taskfile.yml',
    'package.json',
    'CODEOWNERS',
    'a/OWNERS',
    'policy/a.rego',
    'a.tf',
    '.trivyignore',
    'CONTRIBUTING.md',
  ],
  submodules: ['.github/workflows/s.yml', 'policy', 'docs'],
};
