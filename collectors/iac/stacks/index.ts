import type { RepositoryFiles } from '../../../src/core/source.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import type { Found } from '../model.ts';
import { readAzure } from './azure/index.ts';
import { readCdk } from './cdk.ts';
import { readCdktf } from './cdktf.ts';
import { readCloudFormation } from './cloudformation/index.ts';
import { joined } from './joined.ts';
import { readPulumi } from './pulumi.ts';
import { readServerless } from './serverless.ts';

/**
 * What stack services keep, and the programs that make stacks: CloudFormation, SAM, Serverless, CDK, CDK for Terraform,
 * Pulumi, Bicep and templates of Azure.
 */
export async function readStacks(source: RepositoryFiles, sweep: Sweep): Promise<Found> {
  const serverless = await readServerless(source, sweep);
  const found: readonly Partial<Found>[] = [
    await readCloudFormation(source, sweep, serverless.taken),
    serverless.found,
    await readCdk(source, sweep),
    await readCdktf(source, sweep),
    await readPulumi(source, sweep),
    await readAzure(source, sweep),
  ];
  return joined(found);
}
