import type { Tri } from '../../../src/core/facts/base.ts';
import type { Install } from '../../../src/lexicon/supply-installs.ts';

/** A command that installs, and where it stands. */
export interface Found {
  readonly install: Install;
  readonly path: string;
  /** Line of the file, counted from 1. */
  readonly line: number;
  /** Folder of the repository it acts in; null where that is not told. */
  readonly folder: string | null;
  readonly where: 'image' | 'script';
  readonly active: Tri;
}

/** What was found in files, and those of them that could not be read rightly. */
export interface Looked {
  readonly found: readonly Found[];
  readonly unread: readonly string[];
}

/** Words that stand in every text that installs something. */
export const installWords =
  /\b(?:npm|yarn|pnpm|bun|pip[\d.]{0,4}|poetry|uv|pdm|pipenv|pip-sync|bundler?|go|cargo|cross|swift|mvnw?|gradlew?|composer|dotnet|nuget|helm)\b/;

/** The same, with the verb: in a text that no shell understands, it may be a command. */
export const installPhrase =
  /\b(?:npm|yarn|pnpm|bun|pip[\d.]{0,4}|poetry|uv|pdm|pipenv|bundler?|go|cargo|composer|dotnet|nuget)[ \t]{1,9}(?:ci|i|install|sync|mod|build|restore|update|get)\b/;
