import { access } from '../../../../collectors/access/index.ts';
import { ci } from '../../../../collectors/ci/index.ts';
import { documents } from '../../../../collectors/documents/index.ts';
import { iac } from '../../../../collectors/iac/index.ts';
import { owners } from '../../../../collectors/owners/index.ts';
import { policy } from '../../../../collectors/policy/index.ts';
import { supplyChain } from '../../../../collectors/supply-chain/index.ts';
import type { Collector } from '../../../core/collector.ts';
import type { RepositoryFiles } from '../../../core/source.ts';

/** The collectors of files, one line each: tables that load their readers when these are called, in the thread that reads. */
export const fileCollectors: readonly Collector<RepositoryFiles>[] = [
  access,
  ci,
  documents,
  iac,
  owners,
  policy,
  supplyChain,
];
