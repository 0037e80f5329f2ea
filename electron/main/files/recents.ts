import { app } from 'electron';
import { access } from 'node:fs/promises';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import type { Recent } from '../../../shared/ipc/contract.ts';
import type { Config } from '../config.ts';
import { networkOf } from './describe-document.ts';

const most = 20;

/** Documents opened or saved, newest first. */
export class Recents {
  /** For what shows them all the time: the menu. */
  onChanged: () => void = () => undefined;
  private readonly config: Config;

  constructor(config: Config) {
    this.config = config;
  }

  add(path: string, document: UnrollDocument): void {
    const file = { path, title: document.title, openedAt: new Date().toISOString(), network: networkOf(document) };
    this.config.recent = [file, ...this.config.recent.filter((other) => other.path !== path)].slice(0, most);
    app.addRecentDocument(path);
    this.onChanged();
  }

  forget(path: string): void {
    this.config.recent = this.config.recent.filter((other) => other.path !== path);
    this.onChanged();
  }

  list(): Promise<Recent[]> {
    return Promise.all(this.config.recent.map(async (file) => ({ ...file, exists: await exists(file.path) })));
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
