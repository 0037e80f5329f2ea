// Unpacks a zip (a wheel is one too) with yauzl: modes and symbolic links are kept, names outside the folder refused by it.
import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

/** `target(name)` gives the path under `folder` that an entry is written to, or null to leave it out. */
export async function unzip(zipPath, folder, target = (name) => name) {
  const { default: yauzl } = await import('yauzl');
  const zip = await promisify(yauzl.open)(zipPath, { lazyEntries: true });
  const openEntry = promisify(zip.openReadStream.bind(zip));
  await new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry) => unpack(entry).then(() => zip.readEntry(), reject));
    zip.readEntry();
  });

  async function unpack(entry) {
    const name = target(entry.fileName);
    if (name === null || entry.fileName.endsWith('/')) return;
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    const mode = entry.externalFileAttributes >>> 16;
    const content = await openEntry(entry);
    if ((mode & 0o170000) === 0o120000) {
      await symlink(Buffer.concat(await content.toArray()).toString(), path);
    } else {
      await pipeline(content, createWriteStream(path, { mode: (mode & 0o777) || 0o644 }));
    }
  }
}
