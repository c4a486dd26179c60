import manifest from '../package.json' with { type: 'json' };

/** Version of tidemark, as its package.json has it. */
export const version: string = manifest.version;
