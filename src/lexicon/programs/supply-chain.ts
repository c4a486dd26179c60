import { phrases, words } from '../word-lists.ts';
import { always, type Program, type Programs } from './program.ts';

const gpg: Program = {
  tool: 'gpg',
  does: {
    sign: words('--detach-sign --detach-sig -b -ab -ba -sb --clearsign --clear-sign --sign -s'),
    verify: ['--verify'],
  },
  idle: 'rest',
};
const sums: Program = { does: { verify: words('-c --check') }, idle: 'rest' };
const provenanceTypes = words('--type=slsaprovenance* --type=https://slsa.dev/provenance*');

/** What signs, verifies, describes and publishes what was built. */
export const supplyChain: Programs = {
  cosign: {
    does: {
      sign: [
        ...words('sign sign-blob attest attest-blob'),
        ...provenanceTypes.flatMap((type) => [`attest ${type}`, `attest-blob ${type}`]),
      ],
      provenance: provenanceTypes.flatMap((type) => [`attest ${type}`, `attest-blob ${type}`]),
      verify: phrases(
        'verify, verify-blob, verify-attestation, verify-blob-attestation, dockerfile verify, manifest verify',
      ),
      publish: phrases('copy, upload blob'),
    },
    idle: 'rest',
  },
  notation: { does: { sign: phrases('sign, blob sign'), verify: phrases('verify, blob verify') }, idle: 'rest' },
  gpg,
  gpg2: gpg,
  gpgv: { does: { verify: ['*'] } },
  sha1sum: sums,
  sha256sum: sums,
  sha512sum: sums,
  md5sum: { idle: 'rest' },
  shasum: sums,
  b2sum: sums,
  openssl: {
    does: {
      sign: phrases('dgst -sign, cms -sign, pkeyutl -sign'),
      verify: phrases('dgst -verify, cms -verify, pkeyutl -verify'),
    },
    idle: 'rest',
  },
  minisign: { does: { sign: ['-S'], verify: ['-V'] }, idle: 'rest' },
  'ssh-keygen': { does: { sign: ['-Y=sign'], verify: ['-Y=verify'] }, idle: 'rest' },
  signtool: { does: { sign: ['sign'], verify: ['verify'] }, idle: 'rest' },
  azuresigntool: { does: { sign: ['sign'] }, idle: 'rest' },
  osslsigncode: { does: { sign: ['sign'], verify: ['verify'] }, idle: 'rest' },
  codesign: { does: { sign: words('-s --sign'), verify: words('-v --verify') }, idle: 'rest' },
  jarsigner: { does: { sign: ['*'], verify: ['-verify'] } },
  apksigner: { does: { sign: ['sign'], verify: ['verify'] }, idle: 'rest' },
  rpm: { does: { sign: words('--addsign --resign'), verify: words('--checksig -K') }, idle: 'rest' },
  'slsa-verifier': {
    does: { verify: words('verify-artifact verify-image verify-npm-package verify-vsa verify-github-attestation') },
    idle: 'rest',
  },
  'in-toto-run': { does: { provenance: ['*'] } },
  'in-toto-verify': { does: { verify: ['*'] } },
  witness: {
    does: { provenance: ['run'], verify: ['verify'], sign: ['sign'] },
    besides: { build: ['run'] },
    idle: 'rest',
  },
  'rekor-cli': { does: { verify: ['verify'] }, idle: 'rest' },
  git: {
    does: {
      sign: phrases('tag -s, tag --sign'),
      verify: phrases('verify-tag, verify-commit, tag -v, tag --verify'),
      secret_scan: ['secrets --scan'],
    },
    hints: { deploy: phrases('push heroku, push dokku') },
    idle: 'rest',
    opens: phrases('submodule foreach, bisect run, --exec'),
    valued: words('-C -c'),
  },
  gh: {
    does: {
      publish: phrases('release create, release upload'),
      promote: ['release edit'],
      verify: phrases('attestation verify, release verify'),
      notify: phrases('issue create, issue comment, pr comment'),
    },
    idle: 'rest',
    opens: phrases('workflow run, run watch, pr checks'),
    valued: words('-R --repo'),
  },
  glab: {
    does: { publish: phrases('release create, release upload'), notify: phrases('issue create, issue note, mr note') },
    idle: 'rest',
    opens: phrases('ci run, ci trigger'),
  },
  'release-cli': { does: { publish: ['create'] }, idle: 'rest' },
  hub: { does: { publish: ['release create'] }, idle: 'rest' },
  goreleaser: {
    does: { build: words('build --snapshot --skip=publish'), publish: ['release'], lint: words('check healthcheck') },
    besides: { build: ['release'] },
    idle: ['init'],
  },
  nuget: { does: { publish: ['push'], sign: ['sign'], verify: ['verify'], build: ['pack'] }, idle: 'rest' },
  jf: {
    does: {
      publish: phrases('rt upload, rt u, docker push, rt docker-push, rt build-publish, rt bp'),
      promote: phrases('rt build-promote, rt bpr'),
      dependency_scan: words('audit scan'),
      image_scan: ['docker scan'],
    },
    idle: 'rest',
    fails: [{ of: ['dependency_scan', 'image_scan'], flags: [['--fail=false', 'no']], usually: 'unknown' }],
  },
  conan: { does: { build: ['build'], publish: ['upload'] }, idle: 'rest' },
  cloudsmith: { does: { publish: ['push'] }, idle: 'rest' },
  snapcraft: {
    does: { publish: words('upload push'), promote: words('release promote'), build: ['pack'] },
    idle: 'rest',
  },
  choco: { does: { publish: ['push'], build: ['pack'] }, idle: 'rest' },
  syft: {
    does: { sbom: words('* scan attest packages'), sign: ['attest'] },
    idle: words('login version convert cataloger'),
  },
  bom: { does: { sbom: ['generate'] }, idle: 'rest' },
  'sbom-tool': { does: { sbom: ['generate'], verify: ['validate'] }, idle: 'rest' },
  ...always(
    'sbom',
    words('cdxgen cyclonedx-py cyclonedx-npm cyclonedx-gomod cyclonedx-bom spdx-sbom-generator dotnet-CycloneDX'),
  ),
};
