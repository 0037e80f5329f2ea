// `write-large-document COUNT FILE`
import { writeFileSync } from 'node:fs';
import { serializeDocument } from '../../shared/document/parse.ts';
import { largeDocument } from './large-document.ts';

const [, , count, file] = process.argv;
if (file === undefined) throw new Error('no file named');
writeFileSync(file, serializeDocument(largeDocument(Number(count))));
