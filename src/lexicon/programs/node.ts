import { phrases, words } from '../word-lists.ts';
import { always, type Program, type Programs } from './program.ts';

const packages = 'ci install i add version config login logout whoami cache pkg view info ls list why dist-tag';
const audit = { on: ['audit', 'npm audit'], flags: [['--audit-level=none', 'no']], usually: 'yes' } as const;
const publishing = {
  publish: phrases('publish, publish --provenance, npm publish, npm publish --provenance'),
  provenance: phrases('publish --provenance, npm publish --provenance'),
  dependency_scan: phrases('audit, npm audit'),
  promote: phrases('dist-tag add, npm tag add'),
};
const web = (build = 'build'): Program => ({
  does: { build: [build] },
  idle: words('dev info telemetry prepare sync'),
});

/** JavaScript. What a package manager runs by name of a script is told by `package.json`, not here. */
export const node: Programs = {
  node: { does: { test: ['--test'] } },
  npm: {
    does: { ...publishing, verify: ['audit signatures'], sbom: ['sbom'] },
    idle: phrases(
      `${packages.replaceAll(' ', ', ')}, audit fix, dedupe, outdated, set, get, uninstall, prune, link, update, doctor, token, access, owner`,
    ),
    valued: words('--prefix -C'),
    fails: [audit],
  },
  pnpm: {
    does: publishing,
    idle: phrases(
      `${packages.replaceAll(' ', ', ')}, audit --fix, fetch, store, setup, env, prune, rebuild, outdated, update, licenses`,
    ),
    valued: words('-C --dir'),
    fails: [audit],
  },
  yarn: {
    does: publishing,
    idle: phrases(
      `${packages.replaceAll(' ', ', ')}, set, global, dedupe, plugin, constraints, outdated, upgrade, up, npm login`,
    ),
    valued: ['--cwd'],
    fails: [audit],
  },
  bun: {
    does: { ...publishing, build: ['build'], test: ['test'] },
    idle: words('install i add update outdated pm'),
    valued: ['--cwd'],
  },
  deno: {
    does: { build: words('compile bundle'), test: ['test'], lint: words('fmt lint check'), publish: ['publish'] },
    idle: words('install cache info upgrade'),
    fails: [{ on: ['fmt'], flags: [['--check', 'yes']], usually: 'no' }],
  },
  tsc: { does: { build: ['*'], lint: ['--noEmit'] }, silent: words('--init -v') },
  'vue-tsc': { does: { build: ['*'], lint: ['--noEmit'] } },
  ng: { does: { build: ['build'], test: words('test e2e'), lint: ['lint'], deploy: ['deploy'] }, idle: ['version'] },
  next: { does: { build: ['build'], lint: ['lint'] }, idle: ['telemetry'] },
  vite: { does: { build: ['build'] } },
  nuxt: { does: { build: words('build generate'), lint: ['typecheck'] }, idle: ['prepare'] },
  astro: { does: { build: ['build'], lint: ['check'] } },
  'react-scripts': { does: { build: ['build'], test: ['test'] } },
  'vue-cli-service': { does: { build: ['build'], test: words('test:unit test:e2e'), lint: ['lint'] } },
  storybook: web(),
  gatsby: web(),
  docusaurus: { does: { build: ['build'], publish: ['deploy'] }, idle: ['clear'] },
  cypress: { does: { test: ['run'] }, idle: words('install verify info cache') },
  playwright: { does: { test: ['test'] }, idle: words('install install-deps'), silent: ['--list'] },
  detox: { does: { build: ['build'], test: ['test'] } },
  jest: { does: { test: ['*'] }, silent: words('--clearCache --init -v') },
  vitest: { does: { test: ['*'] }, idle: ['list'], silent: ['-v'] },
  'wasm-pack': { does: { build: ['build'], test: ['test'], publish: ['publish'] } },
  lerna: { does: { publish: ['publish'] }, idle: words('version bootstrap ls changed') },
  changeset: { does: { publish: ['publish'] }, idle: words('version status add') },
  'audit-ci': { does: { dependency_scan: ['*'] }, fails: [{ flags: [['--config', 'unknown']], usually: 'unknown' }] },
  'license-checker': {
    does: { licence_check: phrases('--failOn, --onlyAllow, --excludePackages --onlyAllow') },
    idle: 'rest',
  },
  ...always('publish', words('semantic-release release-it np vsce ovsx'), { silent: words('--dry-run -d') }),
  ...always('test', words('mocha ava karma tap tape wdio nightwatch testcafe web-test-runner')),
  ...always('build', words('webpack rollup esbuild tsup parcel swc')),
};
