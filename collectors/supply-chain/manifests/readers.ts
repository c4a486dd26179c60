import type { ManifestForm } from '../../../src/lexicon/supply-manifests.ts';
import { readBazel, readNix, readOther } from './builders.ts';
import { readBundler } from './bundler.ts';
import { readCargo } from './cargo.ts';
import { readComposer } from './composer.ts';
import { readHelm, readTerraform } from './deployments.ts';
import { readGo } from './go.ts';
import { readGradle } from './gradle.ts';
import { readMaven } from './maven.ts';
import { readNode } from './node.ts';
import { readNuget } from './nuget.ts';
import { readPipfile, readPyproject, readSetuptools } from './python.ts';
import { readRequirements } from './requirements.ts';
import { readSwift } from './swift.ts';
import type { ReadManifest } from './told.ts';

/** Who reads which form of manifest. */
export const manifestReaders: Readonly<Record<ManifestForm, ReadManifest>> = {
  node: readNode,
  requirements: readRequirements,
  pyproject: readPyproject,
  pipenv: readPipfile,
  setuptools: readSetuptools,
  go: readGo,
  cargo: readCargo,
  maven: readMaven,
  gradle: readGradle,
  bundler: readBundler,
  composer: readComposer,
  nuget: readNuget,
  swift: readSwift,
  terraform: readTerraform,
  helm: readHelm,
  nix: readNix,
  bazel: readBazel,
  other: readOther,
};
