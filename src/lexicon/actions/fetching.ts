/** An action that takes the code of the run by itself, whatever was checked out. */
interface Fetching {
  /** `run`: the commit that the run is of; `request`: what the change request changes, as the forge tells it. */
  readonly takes: 'run' | 'request';
  /** Not with this input: with any value of it, or with this one. */
  readonly unless?: { readonly input: string; readonly is?: string };
}

/** By `owner/name` in small letters, without version. */
export const fetching: ReadonlyMap<string, Fetching> = new Map([
  ['actions/dependency-review-action', { takes: 'request' }],
  ['docker/build-push-action', { takes: 'run', unless: { input: 'context' } }],
  ['golang/govulncheck-action', { takes: 'run', unless: { input: 'repo-checkout', is: 'false' } }],
]);
