import type { PolicyEngine } from '../core/facts/policy.ts';

/** How what follows the mark of a waiver is written. */
type Tail =
  /** One id, then perhaps `:exp:2025-01-01` and the like, then a reason: `tfsec:ignore:aws-x:exp:2025-01-01`. */
  | 'id'
  /** Ids parted by commas, perhaps after a colon, then a reason: `nosemgrep: a, b`. */
  | 'list'
  /** Ids in brackets, then a reason: `zizmor: ignore[a, b]`. */
  | 'brackets'
  /** Ids anywhere that look like the tool's own, then a reason: `#nosec G101 -- why`. */
  | 'numbers'
  /** A reason only. */
  | 'reason';

/** A comment with which a tool is told to pass over something. */
export interface InlineForm {
  readonly tool: PolicyEngine;
  /** Its beginning; matched at the place, and bounded. */
  readonly mark: RegExp;
  readonly tail: Tail;
  readonly extent: 'line' | 'path';
  /** Files in which the tool heeds it; all when left out. */
  readonly files?: RegExp;
  /** What an id of the tool holds; without such an id it does not heed the comment. None is needed when left out. */
  readonly id?: RegExp;
}

/** Files that scanners of infrastructure look into; a program that holds their marks is not among them. */
const infrastructure =
  /\.(?:tf|tofu|tfvars|hcl|ya?ml|json|jsonc|bicep|tpl|template|j2|toml)$|(?:^|\/)(?:[\w.-]*Dockerfile|Containerfile)[\w.-]*$/i;

/** Every form known, those with the longer marks first where one begins like another. */
export const inlineForms: readonly InlineForm[] = [
  {
    tool: 'checkov',
    mark: /(?:checkov|bridgecrew):skip= {0,4}/y,
    tail: 'id',
    extent: 'line',
    files: infrastructure,
    id: /[_\d]/,
  },
  { tool: 'tfsec', mark: /tfsec:ignore:/y, tail: 'id', extent: 'line', files: infrastructure, id: /[-*\d]/ },
  { tool: 'trivy', mark: /trivy:ignore:/y, tail: 'id', extent: 'line', files: infrastructure, id: /[-*\d]/ },
  { tool: 'gosec', mark: /# ?nosec\b|gosec:disable\b/y, tail: 'numbers', extent: 'line', files: /\.go$/ },
  { tool: 'bandit', mark: /# {0,4}nosec\b/y, tail: 'numbers', extent: 'line', files: /\.pyi?$/ },
  { tool: 'semgrep', mark: /nosem(?:grep)?\b/y, tail: 'list', extent: 'line' },
  { tool: 'kics', mark: /kics-scan disable=/y, tail: 'list', extent: 'path', files: infrastructure, id: /./ },
  { tool: 'kics', mark: /kics-scan ignore-(?:line|block)\b/y, tail: 'reason', extent: 'line', files: infrastructure },
  { tool: 'kics', mark: /kics-scan ignore\b/y, tail: 'reason', extent: 'path', files: infrastructure },
  { tool: 'terrascan', mark: /ts:skip=/y, tail: 'id', extent: 'line', files: infrastructure, id: /[_.\d]/ },
  { tool: 'snyk', mark: /file deepcode ignore /y, tail: 'id', extent: 'path', id: /./ },
  { tool: 'snyk', mark: /deepcode ignore /y, tail: 'id', extent: 'line', id: /./ },
  { tool: 'zizmor', mark: /zizmor: ?ignore(?=\[)/y, tail: 'brackets', extent: 'line', files: /\.ya?ml$/, id: /./ },
  { tool: 'codeql', mark: /(?:codeql|lgtm) ?(?=\[)/y, tail: 'brackets', extent: 'line', id: /./ },
  { tool: 'gitleaks', mark: /gitleaks:allow\b/y, tail: 'reason', extent: 'line' },
  { tool: 'trufflehog', mark: /trufflehog:ignore\b/y, tail: 'reason', extent: 'line' },
  {
    tool: 'detect_secrets',
    mark: /pragma: ?(?:allow|white)list (?:nextline )?secret\b/y,
    tail: 'reason',
    extent: 'line',
  },
  { tool: 'sonar', mark: /NOSONAR\b/y, tail: 'brackets', extent: 'line' },
];

/** Where a form may begin in a comment; and, on a whole file, whether it is worth looking. */
export const inlineStart =
  /checkov:skip=|bridgecrew:skip=|tfsec:ignore:|trivy:ignore:|# {0,4}nosec\b|gosec:disable\b|nosem(?:grep)?\b|kics-scan |ts:skip=|file deepcode ignore |deepcode ignore |zizmor: ?ignore\[|codeql ?\[|lgtm ?\[|gitleaks:allow\b|trufflehog:ignore\b|pragma: ?(?:allow|white)list |NOSONAR\b/g;

/** Annotations of Kubernetes objects with which a tool is told to pass over one of its checks. */
export const annotations: readonly {
  readonly tool: PolicyEngine;
  readonly key: RegExp;
  readonly says: 'reason' | 'id=reason' | 'true';
}[] = [
  { tool: 'kube_linter', key: /^ignore-check\.kube-linter\.io\/([\w-]{1,100})$/, says: 'reason' },
  { tool: 'checkov', key: /^checkov\.io\/skip\d{0,4}()$/, says: 'id=reason' },
  { tool: 'polaris', key: /^polaris\.fairwinds\.com\/([\w-]{1,100}?)-?exempt$/, says: 'true' },
];

/** On a whole file: whether such an annotation may be there. */
export const annotationStart = /ignore-check\.kube-linter\.io\/|checkov\.io\/skip|polaris\.fairwinds\.com\//;

/** What stands where a reason belongs and is none. */
export const placeholders: ReadonlySet<string> = new Set(
  'todo tbd tbc fixme none reason skip ignore ignored na n/a temporary temp wip false suppress_comment'.split(' '),
);
