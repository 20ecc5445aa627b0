import { version as packageVersion } from '../../package.json';

/** Version of the program, as written into exports. */
export const version: string = packageVersion;
