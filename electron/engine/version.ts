import manifest from '../../package.json' with { type: 'json' };

/** Version of Unroll, from its package. */
export const UNROLL_VERSION: string = manifest.version;
