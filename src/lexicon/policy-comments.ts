/** A pair of marks with text between them; an escaped end (a backslash before it) does not close it. */
export interface Enclosure {
  readonly open: string;
  readonly close: string;
  /** May run over several lines. */
  readonly isLong: boolean;
}

/** How comments and strings are written in a language, as far as it takes to tell one from the other. */
export interface CommentSyntax {
  /** Marks of comments that end with the line. */
  readonly lines: readonly string[];
  readonly blocks: readonly Enclosure[];
  readonly strings: readonly Enclosure[];
  /** A mark counts only at the beginning of a line or after a blank, as in shell and YAML. */
  readonly isSpaced: boolean;
}

const long = (open: string, close = open): Enclosure => ({ open, close, isLong: true });
const short = (mark: string): Enclosure => ({ open: mark, close: mark, isLong: false });
const quotes = [short('"'), short("'")];
const starred = long('/*', '*/');
const angled = long('<!--', '-->');

const syntax = (
  lines: readonly string[],
  blocks: readonly Enclosure[] = [],
  strings: readonly Enclosure[] = quotes,
  isSpaced = false,
): CommentSyntax => ({ lines, blocks, strings, isSpaced });

const shell = syntax(['#'], [], quotes, true);
const python = syntax(['#'], [], [long('"""'), long("'''"), ...quotes]);
const terraform = syntax(['#', '//'], [starred], [short('"')]);
const slashes = syntax(['//'], [starred]);
const script = syntax(['//'], [starred], [...quotes, long('`')]);
const go = syntax(['//'], [starred], [...quotes, long('`')]);
const php = syntax(['//', '#'], [starred]);
const dashes = syntax(['--'], [starred]);
const markup = syntax([], [angled], []);
const mixed = syntax(['//'], [starred, angled], [...quotes, long('`')]);

/** Languages by the ending of a file's name, without its dot. Prose and data without comments are not here. */
const byEnding: ReadonlyMap<string, CommentSyntax> = new Map(
  (
    [
      [shell, 'yml yaml sh bash zsh ksh fish toml ini cfg conf properties env mk ps1 psm1 dockerfile containerfile'],
      [python, 'py pyi rb pl pm r rego ex exs cmake nix tcl jl star bzl sentinel guard'],
      [terraform, 'tf hcl tfvars tofu nomad'],
      [
        slashes,
        'java kt kts scala groovy gradle c cc cpp cxx h hpp cs swift rs dart proto sol bicep jsonc json5 cedar',
      ],
      [slashes, 'scss less m mm fs jenkinsfile'],
      [script, 'js jsx mjs cjs ts tsx mts cts'],
      [go, 'go'],
      [php, 'php'],
      [dashes, 'sql lua hs'],
      [markup, 'xml html htm xhtml jsp csproj props targets config'],
      [mixed, 'vue svelte'],
    ] as const
  ).flatMap(([syntax, endings]) => endings.split(' ').map((ending) => [ending, syntax] as const)),
);

/** Files told by the beginning of their name. */
const byName: readonly (readonly [RegExp, CommentSyntax])[] = [
  [/^(Dockerfile|Containerfile|Makefile|GNUmakefile|Rakefile|Gemfile|Vagrantfile|Procfile|\.env)(\.|$)/, shell],
  [/^(BUILD|WORKSPACE|Tiltfile|SConstruct)$/, python],
  [/^Jenkinsfile(\.|$)/, slashes],
];

/** How a file is commented, by its name; null for prose, for data without comments and for what nobody knows. */
export function commentSyntaxOf(path: string): CommentSyntax | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const named = byName.find(([pattern]) => pattern.test(name));
  if (named !== undefined) return named[1];
  const dot = name.lastIndexOf('.');
  return dot === -1 ? null : (byEnding.get(name.slice(dot + 1).toLowerCase()) ?? null);
}
