import { phrases, words } from '../word-lists.ts';
import { always, type Program, type Programs } from './program.ts';

const python: Program = {
  tool: 'python',
  does: {
    build: phrases('setup.py build, setup.py sdist, setup.py bdist_wheel'),
    test: phrases('setup.py test, manage.py test'),
    publish: ['setup.py upload'],
  },
};
const composer = 'install update require config self-update dump-autoload show outdated licenses';

/** Python, Ruby and PHP. */
export const scripting: Programs = {
  python,
  python3: python,
  py: python,
  poetry: {
    does: { build: ['build'], publish: ['publish'] },
    idle: words('install check lock config env self version add update export show'),
  },
  uv: {
    does: { build: ['build'], publish: ['publish'] },
    idle: phrases('sync, pip, venv, lock, tool install, python, add, cache, export, self, version'),
  },
  hatch: { does: { build: ['build'], test: ['test'], lint: ['fmt'], publish: ['publish'] }, idle: ['version'] },
  pdm: { does: { build: ['build'], publish: ['publish'] }, idle: words('install sync lock') },
  flit: { does: { build: ['build'], publish: ['publish'] }, idle: ['install'] },
  rye: { does: { build: ['build'], test: ['test'], lint: words('lint fmt'), publish: ['publish'] }, idle: ['sync'] },
  twine: { does: { publish: ['upload'], lint: ['check'] }, idle: 'rest' },
  pytest: { does: { test: ['*'] }, silent: words('--fixtures --markers --setup-plan') },
  coverage: {
    does: { test: ['report --fail-under'] },
    idle: words('report xml html combine erase json lcov debug'),
    fails: [{ usually: 'yes' }],
  },
  bundle: {
    does: { dependency_scan: ['audit'] },
    idle: phrases('install, config, check, update, lock, audit update, cache, list'),
  },
  'bundle-audit': { does: { dependency_scan: phrases('*, check') }, idle: ['update'] },
  'bundler-audit': { does: { dependency_scan: phrases('*, check') }, idle: ['update'] },
  gem: { does: { build: ['build'], publish: ['push'] }, idle: 'rest' },
  rspec: { does: { test: ['*'] }, silent: ['-v'] },
  rails: { does: { test: words('test test:all test:system') } },
  jekyll: { does: { build: words('build b'), lint: ['doctor'] }, idle: ['clean'] },
  composer: { does: { dependency_scan: ['audit'], lint: ['validate'] }, idle: words(composer) },
  phpunit: { does: { test: ['*'] }, silent: words('--list-suites --list-groups') },
  pest: { does: { test: ['*'] }, silent: ['--list-tests'] },
  dbt: { does: { test: words('test build'), build: ['compile'] }, idle: words('deps debug docs ls list clean parse') },
  mkdocs: { does: { build: ['build'], publish: ['gh-deploy'] }, idle: ['new'] },
  ...always('test', words('py.test nosetests nose2 unittest cucumber behat behave codecept robot locust')),
};

/** Modules that `python -m` runs and that are no programs of that name. */
export const pythonModules: Programs = {
  unittest: { does: { test: ['*'] } },
  build: { does: { build: ['*'] } },
  ...Object.fromEntries(
    words('pip venv virtualenv ensurepip http.server json.tool site zipfile timeit webbrowser').map((name) => [
      name,
      { idle: 'rest' as const },
    ]),
  ),
  compileall: { does: { lint: ['*'] } },
};
