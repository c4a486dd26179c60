import { phrases, words } from '../word-lists.ts';
import { always, type Program, type Programs } from './program.ts';

const builds = phrases('build, buildx build, buildx bake, image build, builder build, compose build');
const buildWith = (...flags: readonly string[]): readonly string[] =>
  builds.flatMap((entry) => flags.map((flag) => `${entry} ${flag}`));

const docker: Program = {
  does: {
    build: [...builds, ...buildWith('--push', '--provenance', '--sbom')],
    lint: buildWith('--check'),
    publish: phrases(
      `push, image push, compose push, manifest push, buildx imagetools create, ${buildWith('--push').join(', ')}`,
    ),
    provenance: buildWith('--provenance'),
    sbom: [...buildWith('--sbom'), 'sbom', 'scout sbom'],
    image_scan: phrases('scout cves, scout quickview, scan'),
    sign: ['trust sign'],
    deploy: phrases('stack deploy, service update'),
  },
  idle: words(
    'login logout pull tag info version images ps inspect network volume save load manifest rm rmi system context stop kill logs cp import export image buildx scout',
  ),
  opens: phrases('exec, container exec, compose run, compose up, compose exec, start'),
  valued: words('-H --host -c --context --config -f --file -p --project-name --project-directory --profile --env-file'),
  fails: [
    {
      on: ['scout cves'],
      flags: [
        ['--exit-code', 'yes'],
        ['-e', 'yes'],
      ],
      usually: 'no',
    },
    { on: ['scout quickview'], usually: 'no' },
  ],
};
const kaniko: Program = {
  tool: 'kaniko',
  does: { build: words('* --no-push'), publish: ['*'] },
};

/** What builds, moves and keeps images. */
export const containers: Programs = {
  docker,
  podman: { ...docker, tool: 'podman' },
  nerdctl: { ...docker, tool: 'nerdctl' },
  'docker-compose': {
    does: { build: ['build'], publish: ['push'] },
    idle: words('pull version config down stop rm logs ps kill'),
    valued: words('-f --file -p --project-name --profile --env-file'),
  },
  buildah: {
    does: { build: words('bud build build-using-dockerfile'), publish: ['push'] },
    idle: 'rest',
    opens: ['run'],
  },
  executor: kaniko,
  ko: {
    does: {
      build: phrases('build, publish, build --local, build --push=false, build -L'),
      publish: phrases('build, publish, resolve, apply'),
      apply: ['apply'],
    },
    besides: { build: words('apply resolve') },
    idle: words('login version'),
  },
  pack: { does: { build: phrases('build, build --publish'), publish: phrases('build --publish') }, idle: 'rest' },
  crane: {
    does: { publish: phrases('copy, cp, push, append, mutate'), promote: ['tag'], lint: ['validate'] },
    idle: 'rest',
  },
  skopeo: {
    does: { publish: words('copy sync'), verify: ['standalone-verify'], sign: ['standalone-sign'] },
    idle: 'rest',
  },
  regctl: { does: { publish: phrases('image copy, image import, artifact put') }, idle: 'rest' },
  oras: { does: { publish: words('push copy cp attach'), promote: ['tag'] }, idle: 'rest' },
  imgpkg: { does: { publish: words('push copy') }, idle: 'rest' },
  'container-structure-test': { does: { test: ['test'] } },
  dive: { does: { lint: ['*'] }, fails: [{ usually: 'unknown' }] },
  ...always('test', words('dgoss')),
};

/** Images whose entry point is a program that is known, by their name without registry and version. */
export const images: ReadonlyMap<string, string> = new Map(
  phrases(`aquasec/trivy trivy, aquasecurity/trivy trivy, bridgecrew/checkov checkov, bridgecrewio/checkov checkov, aquasec/tfsec tfsec, aquasecurity/tfsec tfsec, tfsec/tfsec tfsec,
    checkmarx/kics kics, openpolicyagent/conftest conftest, openpolicyagent/opa opa, openpolicyagent/gator gator,
    openpolicyagent/regal regal, styrainc/regal regal, instrumenta/conftest conftest, hashicorp/terraform terraform,
    opentofu/opentofu tofu, hashicorp/packer packer, pulumi/pulumi pulumi, accurics/terrascan terrascan,
    tenable/terrascan terrascan, kyverno/kyverno-cli kyverno, zegl/kube-score kube-score,
    stackrox/kube-linter kube-linter, stackrox/kube-linter-alpine kube-linter, yannh/kubeconform kubeconform,
    garethr/kubeval kubeval, fairwindsops/polaris polaris, hadolint/hadolint hadolint,
    terraform-linters/tflint tflint, koalaman/shellcheck shellcheck,
    mvdan/shfmt shfmt, rhysd/actionlint actionlint, cytopia/yamllint yamllint, golangci/golangci-lint golangci-lint,
    anchore/grype grype, anchore/syft syft, zricethezav/gitleaks gitleaks, gitleaks/gitleaks gitleaks,
    trufflesecurity/trufflehog trufflehog, goodwithtech/dockle dockle, securego/gosec gosec,
    returntocorp/semgrep semgrep, semgrep/semgrep semgrep, snyk/snyk snyk, google/osv-scanner osv-scanner,
    ossf/scorecard scorecard, alpine/helm helm, bitnami/kubectl kubectl, rancher/kubectl kubectl,
    kaniko-project/executor executor, cosign/cosign cosign, sigstore/cosign/cosign cosign,
    projectsigstore/cosign cosign, sonarsource/sonar-scanner-cli sonar-scanner, owasp/dependency-check dependency-check,
    zizmorcore/zizmor zizmor, woodruffw/zizmor zizmor, tmknom/prettier prettier`).map((entry) => {
    const [image = '', program = ''] = entry.split(/\s+/);
    return [image, program] as const;
  }),
);

/** Images whose entry point is a shell, so that their first argument is the program, whatever follows. */
export const entrylessImages: ReadonlySet<string> = new Set(
  words('returntocorp/semgrep semgrep/semgrep golangci/golangci-lint hadolint/hadolint'),
);

/** Images that run whatever they are given, for what they are made of are languages and systems. */
export const bareImages: ReadonlySet<string> = new Set(
  words(`alpine amazoncorretto amazonlinux bash busybox debian eclipse-temurin elixir fedora golang gradle haskell
    julia maven node openjdk perl php python rockylinux ruby rust swift ubuntu`).flatMap((name) =>
    name.includes('/') ? [name] : [name, `library/${name}`, `docker.io/${name}`],
  ),
);

/** Options of `docker run` whose value is the word after them. */
export const runOptions: ReadonlySet<string> = new Set(
  words(`-a -c -e -h -l -m -p -u -v -w --add-host --annotation --attach --blkio-weight --cap-add --cap-drop
    --cgroup-parent --cgroupns --cidfile --cpu-period --cpu-quota --cpu-shares --cpus --cpuset-cpus --cpuset-mems
    --device --dns --dns-option --dns-search --domainname --entrypoint --env --env-file --expose --gpus --group-add
    --health-cmd --hostname --ip --ipc --isolation --label --label-file --link --log-driver --log-opt --mac-address
    --memory --memory-swap --mount --name --net --network --network-alias --pid --platform --publish --pull --restart
    --runtime --security-opt --shm-size --stop-signal --stop-timeout --storage-opt --sysctl --tmpfs --ulimit --user
    --userns --uts --volume --volume-driver --volumes-from --workdir`),
);
